using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads;

/// <summary>The customer's leads on the customer's card, newest first.</summary>
internal sealed class LeadsOnProfile(PrintLead print, PrintCustomer customers) : IProfilePart
{
    private const int Most = 3;

    public async Task<IReadOnlyList<JsonObject>> RowsAsync(
        ReadView view, Guid customerId, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        var leads = await LeadDirectory.OfCustomerAsync(view, customerId, cancellationToken);
        return [.. leads.Take(Most).Select(lead => CardRow.Of(
            print.Words(locale, "lead.label.lead"),
            PrintCustomer.Joined(PrintLead.Number(lead), print.Chips(lead, locale), customers.Source(lead.Source, locale))))];
    }
}
