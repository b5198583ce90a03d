using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Queues;

/// <summary>Moves a ticket into another queue; the channel it comes to hears of it, and the one it leaves sees it go.</summary>
internal sealed class PutInQueue(ChangeTicket change, ShowTicket show, QueueTable queues)
{
    /// <summary>Where it belongs by what it is now: another kind of problem belongs to another queue.</summary>
    public async Task WhereItBelongsAsync(Turn turn, Ticket ticket, string? region, CancellationToken cancellationToken) =>
        await PutAsync(turn, ticket, (await queues.RouteAsync(turn.Work, ticket.Type, ticket.Tier, region, cancellationToken)).Name,
            cancellationToken);

    public async Task PutAsync(Turn turn, Ticket ticket, string queue, CancellationToken cancellationToken)
    {
        if (queue == ticket.Queue) return;
        await UpdateTicket.SetAsync(change, turn, ticket, TicketEvent.Kinds.Queue, ticket.Queue, queue,
            (known, value) => known.Queue = value, cancellationToken);
        await show.ToQueueAsync(turn.Work, ticket, turn.Place, $"moved:{turn.Id:N}",
            new Reply.Say("ticket.movedHere", ("number", PrintTicket.Number(ticket))), cancellationToken);
    }
}
