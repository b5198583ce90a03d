using CrmBot.Features.People;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>Brings an escalation to whose turn it is, and to the next step when its time is over.</summary>
internal sealed class ClimbLadder(LadderPeople steps, QueueTable queues, ChangeTicket change) : ITimerHandler
{
    private const string RuleName = "ticket.ladder";
    private const string Slot = "step";
    private const long Minute = 60_000;

    public string Rule => RuleName;

    /// <summary>Their card, one in the queue's channel that says no more than who was asked, and the time for the next step.</summary>
    public async Task AskAsync(UnitOfWork work, Ticket ticket, Escalation escalation, CancellationToken cancellationToken)
    {
        var card = new Reply.OfRecord(new RecordRef("ticket_escalation", escalation.Id));
        var queue = await queues.FindAsync(work, ticket.Queue, cancellationToken);
        await work.Outbox.ToPersonAsync(
            escalation.ToId, card, $"{EscalationNotices.Asked(escalation)}:{escalation.Id:N}:{escalation.Steps}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
        if (queue?.PlaceKey is { } place && await work.Outbox.LocaleOfAsync(place, cancellationToken) is not null
            && await IsShownAsync(work, ticket, escalation, cancellationToken))
            await work.Outbox.ToPlaceAsync(place, card, $"ticket.up:{escalation.Id:N}:{escalation.Steps}", Delivery.AtLeastOnce,
                Priority.Notice, cancellationToken);
        await WaitAsync(work, ticket, escalation, cancellationToken);
    }

    /// <summary>The next step's time runs from now on; at the top there is none.</summary>
    public async Task WaitAsync(UnitOfWork work, Ticket ticket, Escalation escalation, CancellationToken cancellationToken)
    {
        if (await steps.AboveAsync(work, ticket, escalation.ToId, cancellationToken) is null)
        {
            await StopAsync(work, escalation.Id, cancellationToken);
            return;
        }

        var queue = await queues.FindAsync(work, ticket.Queue, cancellationToken);
        await work.Timers.SetAsync(RuleName, escalation.Id, Slot,
            Hours(escalation, queue).Add(work.Now, QueueTable.StepMinutes(queue) * Minute), cancellationToken);
    }

    public static Task StopAsync(UnitOfWork work, Guid escalation, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(RuleName, escalation, Slot, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Escalation>(timer.Record, cancellationToken) is not { IsOpen: true } escalation
            || await work.Records.FindAsync<Ticket>(escalation.TicketId, cancellationToken) is not { } ticket)
            return;
        if (SettleEscalations.IsSettled(escalation, ticket)) escalation.Answer("settled", null, work.Now);
        else await UpAsync(work, ticket, escalation, null, cancellationToken);
    }

    /// <returns>False at the top.</returns>
    public async Task<bool> UpAsync(UnitOfWork work, Ticket ticket, Escalation escalation, Guid? by, CancellationToken cancellationToken)
    {
        if (await steps.AboveAsync(work, ticket, escalation.ToId, cancellationToken) is not { } above) return false;
        (escalation.ToId, escalation.Level) = (above.Id,
            above.Role == Roles.Director ? "director" : above.Role == Roles.Manager ? "manager" : "lead");
        escalation.Steps++;
        await change.NoteAsync(work, ticket, new TicketChange(TicketEvent.Kinds.Escalated, by, From: above.Id.ToString("N"),
            To: escalation.Level) { Note = above.Name }, cancellationToken);
        await AskAsync(work, ticket, escalation, cancellationToken);
        return true;
    }

    // When many break at once the channel has them in one list: of broken
    // deadlines there is one already, of what goes further up this is it.
    private static async Task<bool> IsShownAsync(UnitOfWork work, Ticket ticket, Escalation escalation, CancellationToken cancellationToken)
    {
        if (escalation.Kind != "sla") return true;
        await work.SaveAsync(cancellationToken);
        if (await BreachList.IsAmongFirstAsync(work, ticket.Queue, TicketEvent.Kinds.Escalated, cancellationToken)) return true;
        if (escalation.Steps > 0) await BreachList.LaterAsync(work, ticket.Queue, TicketEvent.Kinds.Escalated, cancellationToken);
        return false;
    }

    // What burns does not wait for office hours.
    private ServiceHours Hours(Escalation escalation, TicketQueue? queue) =>
        escalation.Kind is "crisis" or "outage" ? ServiceHours.Always : queues.Hours(queue);
}
