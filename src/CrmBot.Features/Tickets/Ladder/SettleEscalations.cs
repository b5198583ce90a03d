using CrmBot.Features.Tickets.Clock;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>
/// Nobody is asked to step in any more once what was the matter is over: also at the top of the ladder, where no time runs. Otherwise
/// the next broken deadline would find somebody asked already, and nobody would hear of it.
/// </summary>
internal sealed class SettleEscalations : ITicketListener
{
    public async Task ChangedAsync(UnitOfWork work, Ticket ticket, TicketEvent told, CancellationToken cancellationToken)
    {
        if (ticket.IsWork && ticket.RespondedAt is null) return;
        foreach (var escalation in await work.Records.ListAsync<Escalation>(nameof(Escalation.TicketId), ticket.Id, cancellationToken))
        {
            if (!escalation.IsOpen || !IsSettled(escalation, ticket)) continue;
            escalation.Answer("settled", null, work.Now);
            await ClimbLadder.StopAsync(work, escalation.Id, cancellationToken);
        }
    }

    /// <summary>What was the matter is over: solved, or the customer has been answered.</summary>
    public static bool IsSettled(Escalation escalation, Ticket ticket) =>
        (escalation.Kind == "improve" ? ticket.ImprovedAt is not null : !ticket.IsWork)
            || (escalation is { Kind: "sla", Clock: PlanClock.Response } && ticket.RespondedAt is not null);
}
