using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// A turn's handler failed and all of it was rolled back. Stores that, so that the messenger's repeat does not fail again, and tells the
/// person: never in a group, there the direct chat is used or nothing.
/// </summary>
internal sealed class StoreFailure(IStore store, CapturePlace places, CardLibrary library)
{
    public Task<TurnAnswer> StoreAsync(Conversation seen, Guid turn, CancellationToken cancellationToken) => store.WriteAsync(
        seen.Inbound.Place.Key, (work, token) => StoreAsync(work, seen, turn, token), cancellationToken);

    private async Task<TurnAnswer> StoreAsync(UnitOfWork work, Conversation seen, Guid id, CancellationToken cancellationToken)
    {
        // People read this to whoever looks after the bot, who finds it in the log.
        var reference = id.ToString("N")[^8..];
        TurnAnswer answer = IsWaitedFor(seen.Inbound)
            ? new TurnAnswer.Failed(library.Words(seen.Actor.Locale, "failed.click", ("reference", reference)))
            : new TurnAnswer.Accepted();
        if (seen.Key is { } key && !await StoredAnswers.TryAddAsync(work, key, id, answer, work.SystemNow, seen.Said))
            return (await StoredAnswers.FindAsync(work, key))!.Answer;
        if (answer is TurnAnswer.Accepted && seen.Inbound is not PlaceChanged)
            await TellAsync(work, seen, id, reference, cancellationToken);
        return answer;
    }

    // Who still waits reads it in the answer.
    private static bool IsWaitedFor(Inbound inbound) => inbound switch
    {
        FormSent form => form.Patience?.IsOver() != true,
        CardActed { IsInvoke: true } click => click.Patience?.IsOver() != true,
        _ => false,
    };

    private async Task TellAsync(UnitOfWork work, Conversation seen, Guid id, string reference, CancellationToken cancellationToken)
    {
        var words = new JsonObject { ["reference"] = library.Words(seen.Actor.Locale, "failed.reference", ("reference", reference)) };
        var card = new Reply.Card("failed", new JsonObject { ["say"] = words });
        if (!seen.Inbound.Place.IsGroup)
        {
            var turn = new Turn(work, seen.Actor, seen.Inbound.Place, new ConversationMemory(), id);
            if (seen.Inbound.TellsPlace) await places.CaptureAsync(work, seen.Inbound, seen.Actor, PlaceState.Active);
            await work.Outbox.AnswerAsync(CardViews.Of(turn), card, null, cancellationToken);
        }
        else if (seen.IsKnown && (seen.Inbound is FormSent || await PlaceBook.DirectAsync(work, seen.Actor.Id) is not null))
        {
            await work.Outbox.ToPersonAsync(seen.Actor.Id, card, $"failed:{id:N}", Delivery.AtMostOnce, Priority.Answer, cancellationToken);
        }
    }
}
