using System.Collections.Concurrent;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets;

/// <summary>Teaches the parser the numbers of the tickets that are not closed for good, and whose they are.</summary>
internal sealed class TicketsInWorld : IWorldPart
{
    // A ticket that undo has taken away is known here only by its id; the parser knows it by its number.
    private readonly ConcurrentDictionary<Guid, long> numbers = [];

    public string Kind => "ticket";

    public async Task LoadAsync(ReadView view, World world, CancellationToken cancellationToken)
    {
        var people = await view.Db.Set<Person>().AsNoTracking()
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var open = from ticket in view.Db.Set<Ticket>().AsNoTracking()
                   join customer in view.Db.Set<Customer>().AsNoTracking() on ticket.CustomerId equals customer.Id
                   where ticket.IsOpen
                   orderby ticket.Id
                   select new { Ticket = ticket, customer.Name };
        await foreach (var found in open.AsAsyncEnumerable().WithCancellation(cancellationToken))
            Put(world, found.Ticket, found.Name, found.Ticket.AssigneeId is { } id ? people.GetValueOrDefault(id) : null);
    }

    public async Task ApplyAsync(ReadView view, World world, Guid id, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Ticket>(id, cancellationToken) is { IsOpen: true } ticket
            && await view.Records.ReadAsync<Customer>(ticket.CustomerId, cancellationToken) is { } customer)
        {
            var assignee = ticket.AssigneeId is { } person ? await view.Records.ReadAsync<Person>(person, cancellationToken) : null;
            Put(world, ticket, customer.Name, assignee?.Name);
        }
        else if (numbers.TryRemove(id, out var number))
        {
            world.RemoveTicket(number);
        }
    }

    private void Put(World world, Ticket ticket, string customer, string? assignee)
    {
        numbers[ticket.Id] = ticket.Number;
        world.PutTicket(new TicketEntry(ticket.Number, customer) { Assignee = assignee, Type = ticket.Type, Severity = ticket.Severity });
    }
}
