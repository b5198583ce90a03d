using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>Tickets as lines of the lists behind numbers.</summary>
internal sealed class TicketsInLists(
    ICustomerDirectory customers, IPersonDirectory people, Policy policy, PrintTicket print) : IListedRecords
{
    public string Kind => "ticket";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var asked = ids.ToList();
        var found = await view.Db.Set<Ticket>().AsNoTracking().Where(ticket => asked.Contains(ticket.Id))
            .ToDictionaryAsync(ticket => ticket.Id, cancellationToken);
        var names = await customers.FindManyAsync(view, [.. found.Values.Select(ticket => ticket.CustomerId).Distinct()],
            cancellationToken);
        List<ListedRecord> lines = [];
        foreach (var ticket in ids.Select(id => found.GetValueOrDefault(id)).OfType<Ticket>())
        {
            if (names.GetValueOrDefault(ticket.CustomerId) is not { } customer
                || !policy.Decide(reader, "see", TicketDirectory.Subject(customer)).Allowed) continue;
            var owner = ticket.AssigneeId is { } id ? await people.FindAsync(view, id, cancellationToken) : null;
            var line = PrintCustomer.Joined(PrintTicket.Number(ticket), print.Chips(ticket, reader.Locale),
                print.State(ticket.State, reader.Locale));
            lines.Add(new(ticket.Id, customer.Name, ticket.Description, line, owner?.Name ?? ""));
        }

        return lines;
    }
}
