using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>Leads as lines of the lists behind numbers.</summary>
internal sealed class LeadsInLists(
    ICustomerDirectory customers, IPersonDirectory people, Policy policy, PrintLead print, PrintCustomer printCustomer) : IListedRecords
{
    public string Kind => "lead";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var asked = ids.ToList();
        var found = await view.Db.Set<Lead>().AsNoTracking().Where(lead => asked.Contains(lead.Id))
            .ToDictionaryAsync(lead => lead.Id, cancellationToken);
        var names = await customers.FindManyAsync(view, [.. found.Values.Select(lead => lead.CustomerId).Distinct()], cancellationToken);
        List<ListedRecord> lines = [];
        foreach (var lead in ids.Select(id => found.GetValueOrDefault(id)).OfType<Lead>()
            .Where(lead => policy.Decide(reader, "see", LeadDirectory.Subject(lead)).Allowed))
        {
            var owner = lead.OwnerId is { } id ? await people.FindAsync(view, id, cancellationToken) : null;
            var line = PrintCustomer.Joined(print.Chips(lead, reader.Locale),
                printCustomer.Day(lead.CreatedAt, view.Now, reader.Zone, reader.Locale));
            lines.Add(new(lead.Id, names.GetValueOrDefault(lead.CustomerId)?.Name ?? "", lead.Need ?? "", line, owner?.Name ?? ""));
        }

        return lines;
    }
}
