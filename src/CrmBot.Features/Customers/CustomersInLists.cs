using CrmBot.Features.Digests;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>Customers as lines of a list.</summary>
internal sealed class CustomersInLists(ICustomerDirectory directory, Policy policy, PrintCustomer print) : IListedRecords
{
    public string Kind => "customer";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var briefs = await directory.FindManyAsync(view, ids, cancellationToken);
        return
        [
            .. ids.Select(id => briefs.GetValueOrDefault(id)).OfType<CustomerBrief>()
                .Where(brief => policy.Decide(reader, "see", brief.Subject).Allowed)
                .Select(brief => new ListedRecord(brief.Id, brief.Name, "", Line(brief, reader.Locale), brief.OwnerName ?? "")),
        ];
    }

    private string Line(CustomerBrief brief, string locale) => PrintCustomer.Joined(
        brief.Grade is { } grade ? print.Words(locale, "customer.grade", ("grade", grade)) : null, print.Stage(brief.Stage, locale));
}
