using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>就是它 below a contact in which something was sent: the promise is kept, and the card shows what else is open.</summary>
internal sealed class KeepPromise(RepeatReminder repetitions) : ICardVerb
{
    public string Verb => "interaction.kept";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "interaction" } card) return new Reply.Refuse("reminder.gone");
        RecordRef? promise = Guid.TryParseExact(action.Text("promise"), "N", out var id) ? new RecordRef("reminder", id) : null;
        var (reminder, refusal) = await ReminderAccess.FindAsync(turn, promise, cancellationToken);
        if (reminder is null) return refusal!;
        await repetitions.FinishAsync(turn.Work, reminder, cancellationToken);
        return new Reply.OfRecord(card);
    }
}
