using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>
/// A reminder's moment has come: its card goes to whoever has to do it, and a repetition is planned
/// on. After a standstill a repetition comes once, as the newest of those that were missed. Quiet
/// hours and mutes are the gate's; the reminder is due and on the list either way.
/// </summary>
internal sealed class ReminderFallsDue(WorkCalendar calendar) : ITimerHandler
{
    public string Rule => PlanReminder.Rule;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var reminder = await work.Records.FindAsync<Reminder>(timer.Record, cancellationToken);
        if (reminder is not { State: ReminderState.Waiting }) return;

        CatchUp(work, reminder);
        reminder.FallDue();
        await work.Outbox.ToPersonAsync(
            reminder.OwnerId, new Reply.OfRecord(new RecordRef("reminder", reminder.Id)), $"reminder:{reminder.Id:N}:{timer.Due}",
            Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        if (reminder.Every is not null) await RepeatAsync(work, reminder, cancellationToken);
    }

    // Nobody wants a card for each day on which none could come.
    private void CatchUp(UnitOfWork work, Reminder reminder)
    {
        var now = Instants.ToLocal(work.Now, reminder.TimeZone);
        var end = LastDay(reminder) is { } last && last < DateOnly.FromDateTime(now)
            ? last.AddDays(1).ToDateTime(TimeOnly.MinValue)
            : now.AddTicks(1);
        if (Repetition(reminder)?.Before(end) is { } newest && newest > Planned(work, reminder)) reminder.Repeat(newest);
    }

    // Each occurrence is a reminder of its own, so that an unfinished one stays open when the next comes.
    private async Task RepeatAsync(UnitOfWork work, Reminder reminder, CancellationToken cancellationToken)
    {
        if (Repetition(reminder)?.After(Planned(work, reminder)) is not { } moment || LastDay(reminder) < DateOnly.FromDateTime(moment))
            return;

        var following = NextOccurrence.Of(reminder);
        following.Repeat(moment);
        (reminder.Every, reminder.Clock, reminder.Until) = (null, null, null);
        work.Db.Add(following);
        await PlanReminder.SetTimerAsync(work, following, cancellationToken);
    }

    private Recurrence? Repetition(Reminder reminder) => reminder.Every is { } every
        ? Recurrence.Read(every, reminder.Clock, Instants.DayOf(reminder.CreatedAt, reminder.TimeZone), calendar)
        : null;

    private static DateTime Planned(UnitOfWork work, Reminder reminder) =>
        SaidTime.Read(reminder.At)?.Local ?? Instants.ToLocal(work.Now, reminder.TimeZone);

    private static DateOnly? LastDay(Reminder reminder) => SaidTime.Read(reminder.Until)?.Day;
}

/// <summary>The next reminder of a repetition: the same thing, for the same person.</summary>
internal static class NextOccurrence
{
    public static Reminder Of(Reminder reminder) => new()
    {
        Kind = reminder.Kind,
        CustomerId = reminder.CustomerId,
        Who = reminder.Who,
        Text = reminder.Text,
        OwnerId = reminder.OwnerId,
        CreatedBy = reminder.CreatedBy,
        Zone = reminder.Zone,
        // The repetition counts from where it began (every other week).
        CreatedAt = reminder.CreatedAt,
        Every = reminder.Every,
        Clock = reminder.Clock,
        Until = reminder.Until,
    };
}
