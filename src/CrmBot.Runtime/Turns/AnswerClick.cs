using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns.Drafts;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// Brings a click's outcome to the screen: an invoke gets the new card (or a short line) in its answer, and the posted card is edited for
/// everybody; a submit, which cannot be answered with a card, gets the edit alone.
/// </summary>
internal sealed class AnswerClick(IReplyRenderer renderer, IPostedCards posted, CardLibrary library)
{
    public async Task<TurnAnswer> AnswerAsync(Turn turn, CardActed click, ClickOutcome outcome, CancellationToken cancellationToken)
    {
        if (click.Patience?.IsOver() == true)
            return await AnswerLateAsync(turn, click with { Patience = null }, outcome, cancellationToken);
        if (outcome.IsUnknown) return new TurnAnswer.UnknownVerb(click.Verb);
        if (outcome.ShowsCurrent) return SayWhy(turn, outcome, await ShowCurrentAsync(turn, click, cancellationToken));

        var parts = ReplyParts.Of(outcome.Reply, inGroup: false).ToList();
        if (parts.Count == 0) return click.IsInvoke ? await ShowCurrentAsync(turn, click, cancellationToken) : new TurnAnswer.Accepted();
        if (parts.All(ReplyParts.IsText)) return await SayAsync(turn, click, outcome.Reply, parts, cancellationToken);

        var shown = Merge(turn, click, outcome.Reply);
        turn.Memory.Shown(shown, turn.Now);
        if (turn.Card is { } card && !(outcome.IsRead && click.IsInvoke))
            await posted.ReplaceAsync(turn.Work, card.CardId, shown, cancellationToken);
        if (click.IsInvoke) return await DrawAsync(turn, shown, cancellationToken);
        if (turn.Card is null) await PostAnswer.PostAsync(turn, shown, cancellationToken);
        return new TurnAnswer.Accepted();
    }

    // Only whoever pressed the button reads it: for the others the card is as it was.
    private TurnAnswer SayWhy(Turn turn, ClickOutcome outcome, TurnAnswer answer) =>
        outcome.Why is { } why && answer is TurnAnswer.Card shown
            ? new TurnAnswer.Card(JoinCards.OnTop(
                new JsonObject { ["type"] = "TextBlock", ["text"] = library.Words(turn.Locale, why), ["color"] = "Attention",
                    ["wrap"] = true }, shown.Content))
            : answer;

    // The person was told to wait: what the click came to goes into the conversation. The answer is kept for a repeat of the click.
    private async Task<TurnAnswer> AnswerLateAsync(Turn turn, CardActed click, ClickOutcome outcome, CancellationToken cancellationToken)
    {
        var parts = ReplyParts.Of(outcome.Reply, inGroup: false).ToList();
        var stays = outcome.IsUnknown || outcome.ShowsCurrent || parts.All(ReplyParts.IsText);
        if (!outcome.ShowsCurrent) await AnswerAsync(turn, click with { IsInvoke = false }, outcome, cancellationToken);
        if (!stays) return await DrawAsync(turn, Merge(turn, click, outcome.Reply), cancellationToken);
        if (turn.Card is { } card) await posted.ReplaceAsync(turn.Work, card.CardId, ReplyJson.Read(card.Source), cancellationToken);
        return await ShowCurrentAsync(turn, click, cancellationToken);
    }

    // A card may show several records and ask several things; after a click on one of them it still shows the others.
    private static Reply Merge(Turn turn, CardActed click, Reply reply)
    {
        if (turn.Card is not { } card) return reply;
        var whole = ReplyJson.Read(card.Source);
        return reply is Reply.OfRecord one
            && ReplyParts.Of(whole, inGroup: false).Any(part => part is Reply.OfRecord other && other.Record == one.Record)
                ? whole : DraftSections.Answered(turn, card, ClickData.Id(ClickData.Read(click), "draft"), reply);
    }

    private async Task<TurnAnswer> SayAsync(Turn turn, CardActed click, Reply reply, List<Reply> parts, CancellationToken cancellationToken)
    {
        if (!click.IsInvoke)
        {
            await PostAnswer.PostAsync(turn, reply, cancellationToken);
            return new TurnAnswer.Accepted();
        }

        // Teams shows an error beside the button, and so tells it from something that was done.
        var text = string.Join('\n', parts.Select(part => part switch
        {
            Reply.Say say => library.Words(turn.Locale, say.Key, say.Arguments),
            Reply.Refuse no => library.Words(turn.Locale, no.Key, no.Arguments),
            _ => "",
        }));
        return parts.Any(part => part is Reply.Refuse { Key: var key } && IsNoRight(key))
            ? new TurnAnswer.Forbidden(text)
            : new TurnAnswer.Toast(text);
    }

    private static bool IsNoRight(string key) =>
        key.StartsWith("policy.", StringComparison.Ordinal) || key.EndsWith(".notYours", StringComparison.Ordinal);

    private async Task<TurnAnswer> ShowCurrentAsync(Turn turn, CardActed click, CancellationToken cancellationToken)
    {
        if (turn.Card is { } card)
        {
            var whole = ReplyJson.Read(card.Source);
            if (!click.IsInvoke) await posted.ReplaceAsync(turn.Work, card.CardId, whole, cancellationToken);
            return click.IsInvoke ? await DrawAsync(turn, whole, cancellationToken) : new TurnAnswer.Accepted();
        }

        if (ClickData.Read(click).Record is { } record && await RecordRevisions.FindAsync(turn.Work, record, cancellationToken) is not null)
            return click.IsInvoke ? await DrawAsync(turn, new Reply.OfRecord(record), cancellationToken) : new TurnAnswer.Accepted();
        return click.IsInvoke ? new TurnAnswer.Toast(library.Words(turn.Locale, "turn.done_before")) : new TurnAnswer.Accepted();
    }

    private async Task<TurnAnswer> DrawAsync(Turn turn, Reply reply, CancellationToken cancellationToken)
    {
        var view = CardViews.Of(turn);
        var drawing = turn.Card?.Drawing ?? CardDrawing.First(NewId.Next());
        var drawn = await renderer.RenderAsync(turn.Work, reply, view, drawing, cancellationToken);
        return drawn?.Draw() switch
        {
            { Card: { } card } => new TurnAnswer.Card(card),
            { Text: { } text } => new TurnAnswer.Toast(text),
            _ => new TurnAnswer.Accepted(),
        };
    }
}
