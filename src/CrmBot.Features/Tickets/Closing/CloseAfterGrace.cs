using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;

namespace CrmBot.Features.Tickets.Closing;

/// <summary>A solved ticket may be taken up again for two days; then it is closed, and what comes later is a new one.</summary>
internal sealed class CloseAfterGrace(ChangeTicket change) : ITimerHandler
{
    public const long Grace = 48L * 60 * 60 * 1000;
    private const string RuleName = "ticket.close";
    private const string Slot = "grace";

    public string Rule => RuleName;

    public static Task SetAsync(UnitOfWork work, Ticket ticket, CancellationToken cancellationToken) =>
        ticket is { State: TicketState.Resolved, ResolvedAt: { } at }
            ? work.Timers.SetAsync(RuleName, ticket.Id, Slot, at + Grace, cancellationToken)
            : work.Timers.CancelAsync(RuleName, ticket.Id, Slot, cancellationToken);

    public static Task ForgetAsync(UnitOfWork work, Guid ticket, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(RuleName, ticket, Slot, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Ticket>(timer.Record, cancellationToken) is not { State: TicketState.Resolved } ticket) return;
        await change.NoteAsync(work, ticket, new TicketChange(TicketEvent.Kinds.Closed, null, "resolved",
            "closed") { Effect = known => known.Become(TicketState.Closed, work.Now) }, cancellationToken);
    }
}
