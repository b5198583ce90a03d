using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>
/// A reminder's moment has come: its card goes to whoever has to do it, and a repetition is planned on. Quiet hours and mutes are the gate's;
/// the reminder is due and on the list either way.
/// </summary>
internal sealed class ReminderFallsDue(WorkCalendar calendar) : ITimerHandler
{
    public string Rule => PlanReminder.Rule;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var reminder = await work.Records.FindAsync<Reminder>(timer.Record, cancellationToken);
        if (reminder is not { State: ReminderState.Waiting }) return;

        reminder.FallDue();
        await work.Outbox.ToPersonAsync(
            reminder.OwnerId, new Reply.OfRecord(new RecordRef("reminder", reminder.Id)), $"reminder:{reminder.Id:N}:{timer.Due}",
            Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        if (reminder.Every is { } every) await RepeatAsync(work, reminder, every, cancellationToken);
    }

    // Each occurrence is a reminder of its own, so that an unfinished one stays open when the next comes.
    private async Task RepeatAsync(UnitOfWork work, Reminder reminder, string every, CancellationToken cancellationToken)
    {
        var local = SaidTime.Read(reminder.At)?.Local ?? Instants.ToLocal(work.Now, reminder.TimeZone);
        var anchor = Instants.DayOf(reminder.CreatedAt, reminder.TimeZone);
        var next = Recurrence.Read(every, reminder.Clock, anchor, calendar)?.After(local);
        if (next is not { } moment || (SaidTime.Read(reminder.Until) is { } until && DateOnly.FromDateTime(moment) > until.Day)) return;

        var following = NextOccurrence.Of(reminder);
        following.Repeat(moment);
        (reminder.Every, reminder.Clock, reminder.Until) = (null, null, null);
        work.Db.Add(following);
        await PlanReminder.SetTimerAsync(work, following, cancellationToken);
    }
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
