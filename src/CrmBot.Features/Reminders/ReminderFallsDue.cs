using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>
/// A reminder's moment has come: its card goes to whoever has to do it, and a repetition is planned
/// on. After a standstill a repetition comes once, as the newest of those that were missed. Quiet
/// hours and mutes are the gate's; the reminder is due and on the list either way.
/// </summary>
internal sealed class ReminderFallsDue(RepeatReminder repetitions) : ITimerHandler
{
    public string Rule => PlanReminder.Rule;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var reminder = await work.Records.FindAsync<Reminder>(timer.Record, cancellationToken);
        if (reminder is not { State: ReminderState.Waiting }) return;
        if (await repetitions.IsOverAsync(work, reminder, cancellationToken))
        {
            reminder.Cancel(work.Now);
            return;
        }

        repetitions.CatchUp(work, reminder);
        reminder.FallDue();
        await work.Outbox.ToPersonAsync(
            reminder.OwnerId, new Reply.OfRecord(new RecordRef("reminder", reminder.Id)), $"reminder:{reminder.Id:N}:{timer.Due}",
            Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        await repetitions.GoOnAsync(work, reminder, cancellationToken);
    }
}
