using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals;

/// <summary>The customer's open deals on the customer's card, and those on hold.</summary>
internal sealed class DealsOnProfile(PrintDeal print) : IProfilePart
{
    private const int Most = 3;

    // The card may be read in any zone and for days: dates stand there in full.
    private static readonly DateTime NoDay = DateTime.MinValue;

    public async Task<IReadOnlyList<JsonObject>> RowsAsync(
        ReadView view, Guid customerId, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        var deals = await view.Records.ReadAllAsync<Deal>(nameof(Deal.CustomerId), customerId, cancellationToken);
        return
        [
            .. deals.Where(deal => !deal.IsClosed).OrderBy(deal => deal.State).ThenByDescending(deal => deal.MovedAt).Take(Most)
                .Select(deal => CardRow.Of(
                    print.Words(locale, "customer.label.deal"),
                    PrintCustomer.Joined(PrintDeal.Number(deal), deal.Name,
                        print.Line(deal, NoDay, locale, !masked.Contains(CustomerPolicy.Fields.Amount))))),
        ];
    }
}
