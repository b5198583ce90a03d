using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Reminders;

/// <summary>
/// Goes on with a repetition. Each occurrence is a reminder of its own, so that an unfinished one stays open when the next comes; the
/// repetition itself stands on the newest.
/// </summary>
internal sealed class RepeatReminder(WorkCalendar calendar, ISignatures signatures)
{
    private const string Won = "won";

    /// <summary>What it was to go on until has happened: 直到签, and the customer has signed since.</summary>
    public async Task<bool> IsOverAsync(ReadView view, Reminder reminder, CancellationToken cancellationToken) =>
        reminder is { Every: not null, Until: Won, CustomerId: { } customer }
        && await signatures.AnySinceAsync(view, customer, reminder.CreatedAt, cancellationToken);

    /// <summary>Done. Of a repetition only this occurrence, also when it was done before its day.</summary>
    public async Task FinishAsync(UnitOfWork work, Reminder reminder, CancellationToken cancellationToken)
    {
        if (!reminder.IsOpen) return;
        await GoOnAsync(work, reminder, cancellationToken);
        reminder.Finish(work.Now);
        await PlanReminder.SetTimerAsync(work, reminder, cancellationToken);
    }

    /// <summary>Plans the occurrence after this one, where it repeats and has not come to its end.</summary>
    public async Task GoOnAsync(UnitOfWork work, Reminder reminder, CancellationToken cancellationToken)
    {
        if (reminder.Every is null || await IsOverAsync(work, reminder, cancellationToken)) return;
        if (Repetition(reminder)?.After(Planned(work, reminder)) is not { } moment || LastDay(reminder) < DateOnly.FromDateTime(moment))
            return;

        var following = Following(reminder);
        following.Repeat(moment);
        (reminder.Every, reminder.Clock, reminder.Until) = (null, null, null);
        work.Db.Add(following);
        await PlanReminder.SetTimerAsync(work, following, cancellationToken);
    }

    /// <summary>Nobody wants a card for each day on which none could come: the newest of those that were missed.</summary>
    public void CatchUp(UnitOfWork work, Reminder reminder)
    {
        var now = Instants.ToLocal(work.Now, reminder.TimeZone);
        var end = LastDay(reminder) is { } last && last < DateOnly.FromDateTime(now)
            ? last.AddDays(1).ToDateTime(TimeOnly.MinValue)
            : now.AddTicks(1);
        if (Repetition(reminder)?.Before(end) is { } newest && newest > Planned(work, reminder)) reminder.Repeat(newest);
    }

    private Recurrence? Repetition(Reminder reminder) => reminder.Every is { } every
        ? Recurrence.Read(every, reminder.Clock, Instants.DayOf(reminder.CreatedAt, reminder.TimeZone), calendar)
        : null;

    private static DateTime Planned(UnitOfWork work, Reminder reminder) =>
        SaidTime.Read(reminder.At)?.Local ?? Instants.ToLocal(work.Now, reminder.TimeZone);

    private static DateOnly? LastDay(Reminder reminder) => SaidTime.Read(reminder.Until)?.Day;

    private static Reminder Following(Reminder reminder) => new()
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
