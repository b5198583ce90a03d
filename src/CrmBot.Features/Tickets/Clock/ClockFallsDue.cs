using System.Diagnostics.Metrics;
using System.Globalization;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Clock;

/// <summary>
/// Half, four fifths or all of the promised time is over: whoever has the ticket hears of it, or its queue while nobody has; at the end
/// also whoever answers for it, by the ladder. After a standstill only the last of them speaks.
/// </summary>
internal sealed class ClockFallsDue(
    QueueTable queues, CountTicket count, ChangeTicket change, ShowTicket show, BreachList breaches, EscalateTicket escalate)
    : IPlannedTimerHandler
{
    private static readonly Meter Meter = new(Measures.Name);
    private static readonly Counter<long> Breaches = Meter.CreateCounter<long>("crmbot.sla.breaches", "{breach}",
        "Promised times that ran out before the ticket was answered or solved.");

    public string Rule => PlanClock.Rule;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (PlanClock.Read(timer.Slot) is not var (name, mark)
            || await work.Records.FindAsync<Ticket>(timer.Record, cancellationToken) is not { IsWork: true } ticket) return;
        var hours = await queues.HoursAsync(work, ticket.Queue, cancellationToken);
        var (runs, spent, target) = PlanClock.Figures(ticket.Clock.Advance(work.Now, hours), ticket, name);
        if (!runs || Later(mark) is { } later && spent >= target * later / 100) return;
        if (spent < target * mark / 100)
        {
            await PlanClock.SetAsync(work, ticket, hours, cancellationToken);
            return;
        }

        if (mark < 100) await WarnAsync(work, ticket, name, mark, target - spent, cancellationToken);
        else await BreakAsync(work, ticket, name, cancellationToken);
    }

    /// <summary>From what happened to the ticket, so that a changed calendar counts for the past too.</summary>
    public async Task<long?> PlanAsync(ReadView view, Guid record, string slot, CancellationToken cancellationToken)
    {
        if (PlanClock.Read(slot) is not var (name, mark)
            || await view.Records.ReadAsync<Ticket>(record, cancellationToken) is not { IsWork: true } ticket) return null;
        var clock = (await count.CountAsync(view, record, view.Now, cancellationToken)).Clock;
        var (runs, spent, target) = PlanClock.Figures(clock, ticket, name);
        if (!runs || spent >= target * mark / 100) return runs && mark == 100 ? view.Now : null;
        return (await queues.HoursAsync(view, ticket.Queue, cancellationToken)).Add(clock.At, (target * mark / 100) - spent);
    }

    private static int? Later(int mark) => PlanClock.Marks.Where(other => other > mark).Select(other => (int?)other).FirstOrDefault();

    private async Task WarnAsync(UnitOfWork work, Ticket ticket, string clock, int mark, long left, CancellationToken cancellationToken)
    {
        var slot = PlanClock.Slot(clock, mark);
        ChangeTicket.Tell(work, ticket, new TicketChange(TicketEvent.Kinds.Warned, null, To: slot));
        if (ticket.AssigneeId is { } assignee)
        {
            await ShowTicket.ToPersonAsync(
                work, ticket, assignee, TicketNotices.Halfway, $"{slot}:{ticket.ResponseTarget}:{ticket.ResolveTarget}",
                Headline(ticket, clock, "left", left), cancellationToken);
        }
        else
        {
            await show.ToQueueAsync(work, ticket, null, $"{slot}:{work.Now}", Headline(ticket, clock, "free", left), cancellationToken);
        }
    }

    private async Task BreakAsync(UnitOfWork work, Ticket ticket, string clock, CancellationToken cancellationToken)
    {
        Breaches.Add(1, new KeyValuePair<string, object?>("crmbot.sla.clock", clock));
        var slot = PlanClock.Slot(clock, 100);
        await change.NoteAsync(work, ticket, new TicketChange(TicketEvent.Kinds.Warned, null, To: slot), cancellationToken);
        await work.SaveAsync(cancellationToken);
        if (ticket.AssigneeId is { } assignee)
            await ShowTicket.ToPersonAsync(
                work, ticket, assignee, TicketNotices.Broken, slot + ":" + work.Now.ToString(CultureInfo.InvariantCulture),
                Headline(ticket, clock, "over", 0), cancellationToken);
        await breaches.PostAsync(work, ticket, Headline(ticket, clock, "over", 0), slot, cancellationToken);
        await escalate.BeginAsync(work, ticket, new EscalationWish("sla", "lead", null) { Clock = clock }, cancellationToken);
    }

    private static Reply.Say Headline(Ticket ticket, string clock, string how, long left)
    {
        var minutes = Math.Max(1, (left + 30_000) / 60_000);
        var length = minutes < 60 ? "" : minutes % 60 == 0 ? "Hours" : "Long";
        return new($"ticket.headline.{clock}.{how}{length}", ("number", PrintTicket.Number(ticket)), ("hours", minutes / 60),
            ("minutes", minutes % 60));
    }
}
