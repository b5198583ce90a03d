using CrmBot.Features.Customers;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>The tickets somebody has in hand, the most urgent first.</summary>
internal sealed class TicketsHandOver(ICustomerDirectory customers, ChangeTicket change) : IHandOverPart
{
    public string Key => "tickets";

    public int Order => 20;

    public async Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken)
    {
        var open = Open(view, owner).AsNoTracking();
        var count = await open.CountAsync(cancellationToken);
        if (count == 0) return WorkShare.None;
        var first = await TicketScope.Ordered(open).Take(most).ToListAsync(cancellationToken);
        var names = await customers.FindManyAsync(view, [.. first.Select(ticket => ticket.CustomerId).Distinct()], cancellationToken);
        return new WorkShare(count, [.. first.Select(ticket => new WorkItem(
            $"{PrintTicket.Number(ticket)} {ticket.Description}", names.GetValueOrDefault(ticket.CustomerId)?.Name ?? "", ticket.NextDueAt, ticket.CustomerId))]);
    }

    public async Task MoveAsync(Turn turn, Guid from, Guid to, CancellationToken cancellationToken)
    {
        foreach (var ticket in await Open(turn.Work, from).ToListAsync(cancellationToken))
            await change.NoteAsync(
                turn.Work, ticket,
                new TicketChange(TicketEvent.Kinds.Reassigned, turn.Actor.Id, from.ToString("N"), to.ToString("N")) { Effect = known => known.Give(to, turn.Now) }, cancellationToken);
    }

    private static IQueryable<Ticket> Open(ReadView view, Guid owner) =>
        view.Db.Set<Ticket>().Where(ticket => ticket.AssigneeId == owner && ticket.IsOpen && ticket.State != TicketState.Resolved);
}
