using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>Keeps the timer of a reminder in step with the reminder.</summary>
internal static class PlanReminder
{
    public const string Rule = "reminder.due";
    private const string Slot = "due";

    /// <summary>One timer per reminder: setting it again moves it; a closed or undated reminder has none.</summary>
    public static Task SetTimerAsync(UnitOfWork work, Reminder reminder, CancellationToken cancellationToken)
    {
        if (!reminder.IsOpen || reminder.State == ReminderState.Due || reminder.DueAt is not { } due)
            return ForgetTimerAsync(work, reminder.Id, cancellationToken);
        return SaidTime.Read(reminder.At) is { } at
            ? work.Timers.SetAsync(Rule, reminder.Id, Slot, at.Local, reminder.TimeZone, cancellationToken)
            : work.Timers.SetAsync(Rule, reminder.Id, Slot, due, cancellationToken);
    }

    public static Task ForgetTimerAsync(UnitOfWork work, Guid reminder, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(Rule, reminder, null, cancellationToken);
}

/// <summary>Whoever has to do it lives by another clock: 15:00 is 15:00 there.</summary>
internal sealed class RemindersGoByClock : IGoByClock
{
    public async Task MovedAsync(UnitOfWork work, Person person, string before, CancellationToken cancellationToken)
    {
        var open = await work.Db.Set<Reminder>().Where(known => known.OwnerId == person.Id && known.Zone == before
            && (known.State == ReminderState.Waiting || known.State == ReminderState.Due)).ToListAsync(cancellationToken);
        foreach (var reminder in open)
        {
            reminder.HandTo(person.Id, Zones.Find(person.Zone), work.Now);
            await PlanReminder.SetTimerAsync(work, reminder, cancellationToken);
        }
    }
}

/// <summary>A reminder put back by undo gets its timer back; one that undo removed loses it.</summary>
internal sealed class AfterReminderUndo : Runtime.Turns.IAfterUndo
{
    public string Kind => "reminder";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var reminder = await work.Records.FindAsync<Reminder>(id, cancellationToken);
        await (reminder is null
            ? PlanReminder.ForgetTimerAsync(work, id, cancellationToken)
            : PlanReminder.SetTimerAsync(work, reminder, cancellationToken));
    }
}
