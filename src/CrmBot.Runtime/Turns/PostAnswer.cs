using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;

namespace CrmBot.Runtime.Turns;

/// <summary>Posts what a turn says: into its place, and refusals of a group into the direct chat of the person alone.</summary>
internal static class PostAnswer
{
    public static async Task PostAsync(Turn turn, Reply reply, CancellationToken cancellationToken)
    {
        var parts = ReplyParts.Of(reply, turn.Place.IsGroup).ToList();
        if (parts.Count > 0)
        {
            var whole = parts.Count == 1 ? parts[0] : new Reply.Several(parts);
            var card = await turn.Work.Outbox.AnswerAsync(CardViews.Of(turn), whole, null, cancellationToken);
            if (card is { } shown && parts.Any(part => !ReplyParts.IsText(part))) turn.Memory.ShownOn(shown);
            turn.Memory.Shown(whole, turn.Now);
            turn.Memory.LastRecord = parts.Select(ReplyParts.Record).FirstOrDefault(record => record is not null) ?? turn.Memory.LastRecord;
        }

        if (turn.Place.IsGroup) await WhisperAsync(turn, reply, parts.Count == 0, cancellationToken);
    }

    // Who has never written to the bot alone cannot be told alone, but need not believe that nobody listens.
    private static async Task WhisperAsync(Turn turn, Reply reply, bool saidNothing, CancellationToken cancellationToken)
    {
        var refusals = ReplyParts.Of(reply, inGroup: false).Where(part => part is Reply.Refuse).ToList();
        if (refusals.Count == 0 || turn.Actor.Id == Guid.Empty) return;
        if (await PlaceBook.DirectAsync(turn.Work, turn.Actor.Id) is null)
        {
            if (saidNothing)
                await turn.Work.Outbox.AnswerAsync(CardViews.Of(turn), new Reply.Say("turn.writeToMeAlone"), null, cancellationToken);
            return;
        }

        await turn.Work.Outbox.ToPersonAsync(
            turn.Actor.Id, new Reply.Several(refusals), $"whisper:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer, cancellationToken);
    }
}
