using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>
/// Finds the reminder a click or sentence is about, for those who may change
/// it: who has to do it, who stands in for them, who set it, and their lead.
/// </summary>
internal static class ReminderAccess
{
    public static async Task<(Reminder? Reminder, Reply? Refusal)> FindAsync(
        Turn turn, RecordRef? record, CancellationToken cancellationToken)
    {
        if (record is not { Kind: "reminder", Id: var id }) return (null, new Reply.Refuse("reminder.gone"));
        var reminder = await turn.Work.Records.FindAsync<Reminder>(id, cancellationToken);
        if (reminder is null) return (null, new Reply.Refuse("reminder.gone"));
        return await MayChangeAsync(turn.Work, turn.Actor, reminder, cancellationToken)
            ? (reminder, null)
            : (null, new Reply.Refuse("reminder.notYours"));
    }

    public static async Task<bool> MayChangeAsync(ReadView view, Actor actor, Reminder reminder, CancellationToken cancellationToken) =>
        actor.ActsFor(reminder.OwnerId) || reminder.CreatedBy == actor.Id
        || Roles.LooksAfter(actor, (await view.Records.ReadAsync<Person>(reminder.OwnerId, cancellationToken))?.Team);
}
