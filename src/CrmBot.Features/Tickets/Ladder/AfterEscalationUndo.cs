using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>An escalation that undo opened again climbs on; one that it answered or removed does not.</summary>
internal sealed class AfterEscalationUndo(ClimbLadder ladder) : IAfterUndo
{
    public string Kind => "ticket_escalation";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Escalation>(id, cancellationToken) is { IsOpen: true } escalation
            && await work.Records.FindAsync<Ticket>(escalation.TicketId, cancellationToken) is { } ticket)
            await ladder.WaitAsync(work, ticket, escalation, cancellationToken);
        else
            await ClimbLadder.StopAsync(work, id, cancellationToken);
    }
}
