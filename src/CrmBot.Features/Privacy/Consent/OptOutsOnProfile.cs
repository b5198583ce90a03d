using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy.Consent;

/// <summary>On the customer's card: who does not want to hear from us.</summary>
internal sealed class OptOutsOnProfile(PrintCustomer print) : IProfilePart
{
    public async Task<IReadOnlyList<JsonObject>> RowsAsync(
        ReadView view, Guid customerId, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        var (everybody, contacts) = await ContactGate.ClosedAsync(view, customerId, cancellationToken);
        if (!everybody && contacts.Count == 0) return [];
        List<string> names = [];
        foreach (var id in contacts)
            if (await view.Records.ReadAsync<Contact>(id, cancellationToken) is { } contact) names.Add(contact.Name);
        var who = everybody ? print.Words(locale, "privacy.profile.everybody")
            : masked.Contains(CustomerPolicy.Fields.Contacts) ? print.Words(locale, "privacy.profile.some")
            : string.Join(" · ", names.Order(StringComparer.Ordinal));
        return [CardRow.Of(print.Words(locale, "privacy.profile.label"), who, print.Words(locale, "privacy.profile.howBack"))];
    }
}
