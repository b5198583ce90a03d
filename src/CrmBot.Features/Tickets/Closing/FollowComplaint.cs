using CrmBot.Features.Tickets.Ladder;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Closing;

/// <summary>
/// Within a day after a complaint is settled the customer gets a plan of what we do better, and an
/// offer. Whoever settled it is reminded four hours before; a day later, unsent, it goes to their lead.
/// </summary>
internal sealed class FollowComplaint(EscalateTicket escalate) : ITimerHandler
{
    private const string RuleName = "ticket.improve";
    private const string Remind = "remind", Late = "late";
    private const long Hour = 60L * 60 * 1000;
    public const long Within = 24 * Hour;

    public string Rule => RuleName;

    /// <summary>The customer still waits for it.</summary>
    public static bool IsOwed(Ticket ticket) =>
        ticket is { Type: TicketTypes.Complaint, IsWork: false, ImprovedAt: null, MergedIntoId: null, ResolvedAt: not null };

    public static async Task SetAsync(UnitOfWork work, Ticket ticket, CancellationToken cancellationToken)
    {
        if (!IsOwed(ticket))
        {
            await ForgetAsync(work, ticket.Id, cancellationToken);
            return;
        }

        await SetAsync(work, ticket, Remind, ticket.ResolvedAt!.Value + Within - (4 * Hour), cancellationToken);
        await SetAsync(work, ticket, Late, ticket.ResolvedAt!.Value + Within, cancellationToken);
    }

    public static Task ForgetAsync(UnitOfWork work, Guid ticket, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(RuleName, ticket, null, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Ticket>(timer.Record, cancellationToken) is not { } ticket || !IsOwed(ticket)) return;
        if (timer.Slot == Late) await escalate.BeginAsync(work, ticket, new EscalationWish("improve", "lead", null), cancellationToken);
        else if (ticket.AssigneeId is { } owner)
            await ShowTicket.ToPersonAsync(work, ticket, owner, TicketNotices.Improve, Remind,
                new Reply.Say("ticket.improveSoon", ("number", PrintTicket.Number(ticket))), cancellationToken);
    }

    // A moment that has passed by the time something else of the ticket changes has spoken already.
    private static Task SetAsync(UnitOfWork work, Ticket ticket, string slot, long due, CancellationToken cancellationToken) =>
        due > work.Now ? work.Timers.SetAsync(RuleName, ticket.Id, slot, due, cancellationToken) : Task.CompletedTask;
}

/// <summary>改进方案已发: the customer has the plan and the offer.</summary>
internal sealed class PlanSent(TicketForChange tickets, ChangeTicket change) : TicketVerb(tickets)
{
    public override string Verb => "ticket.improved";

    protected override async Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken)
    {
        if (FollowComplaint.IsOwed(ticket))
            await change.NoteAsync(turn.Work, ticket,
                new TicketChange(TicketEvent.Kinds.Improved, turn.Actor.Id) { Effect = known => known.ImprovedAt = turn.Now },
                cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }
}

/// <summary>Whoever looks after a complaint keeps it to the end; only those above move it.</summary>
internal static class DedicatedOwner
{
    /// <summary>Null when the person may take it away from, or give it up for, its owner.</summary>
    public static Reply? Refusal(Turn turn, Ticket ticket) =>
        ticket is { Type: TicketTypes.Complaint, AssigneeId: not null } && turn.Actor.Role != People.Roles.Lead
            && !People.Roles.SeesEverything(turn.Actor.Role)
            ? new Reply.Refuse("ticket.complaintKept", ("number", PrintTicket.Number(ticket)))
            : null;
}
