using CrmBot.Features.Customers;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>The tickets somebody has in hand, the most urgent first.</summary>
internal sealed class TicketsHandOver(ICustomerDirectory customers, ChangeTicket note) : IHandOverPart
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
            $"{PrintTicket.Number(ticket)} {ticket.Description}", names.GetValueOrDefault(ticket.CustomerId)?.Name ?? "", ticket.NextDueAt,
            ticket.CustomerId))]);
    }

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        var some = await Open(work, move.From).OrderBy(ticket => ticket.Id).Take(most).ToListAsync(cancellationToken);
        var change = new TicketChange(TicketEvent.Kinds.Reassigned, move.By, move.From.ToString("N"),
            move.To.ToString("N")) { Effect = known => known.Give(move.To, work.Now) };
        foreach (var ticket in some) await note.NoteAsync(work, ticket, change, cancellationToken);
        return some.Count;
    }

    private static IQueryable<Ticket> Open(ReadView view, Guid owner) =>
        view.Db.Set<Ticket>().Where(ticket => ticket.AssigneeId == owner && ticket.IsOpen && ticket.State != TicketState.Resolved);
}
