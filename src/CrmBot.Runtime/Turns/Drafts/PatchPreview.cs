using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Turns.Undoing;

namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>
/// Answers to an open preview: a change, ok, or cancel. On a draft ok stores; on something stored ok does nothing and cancel undoes.
/// </summary>
internal sealed class PatchPreview(
    FrameRoutes routes, StoreFrame stores, DraftCards cards, UndoTurns undo, DraftSections sections)
{
    public Task<Reply> AnswerAsync(Turn turn, Frame patch, CancellationToken cancellationToken)
    {
        if (turn.Memory.Preview is not { } preview) return Task.FromResult<Reply>(new Reply.Refuse("turn.nothing_open"));
        var draft = turn.Memory.Drafts.Find(open => open.Id == (preview.Draft ?? StillAsked(turn.Memory, preview, patch)));
        return draft is not null
            ? AnswerAsync(turn, draft, patch, cancellationToken)
            : AnswerAsync(turn, preview, patch, cancellationToken);
    }

    /// <summary>Stores a draft, or says what must be answered first.</summary>
    public async Task<Reply> SaveAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        if (DraftCards.MustAnswer(draft.Frame) is not null) return await cards.ShowAsync(turn, draft, editing: false, cancellationToken);
        var reply = await stores.StoreAsync(turn, draft.Frame, cancellationToken);
        if (!ReplyParts.Of(reply, inGroup: false).Any(part => part is Reply.Refuse)) DraftCards.Drop(turn.Memory, draft);
        return reply;
    }

    /// <summary>Corrects what was stored: in place where the feature can, else by undoing and storing anew in this turn.</summary>
    public async Task<Reply> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (preview.StoredBy is not { } storedBy) throw new InvalidOperationException("Only what is stored can be corrected.");
        var reply = await routes.Get(corrected.Intent).CorrectAsync(turn, preview, corrected, cancellationToken);
        // What cannot be is not corrected: everything stays as it was stored.
        if (reply is Reply.Refuse) return reply;
        if (reply is not null) return await stores.FinishAsync(turn, corrected, reply, [storedBy, .. preview.Before], cancellationToken);

        if (await undo.ReplaceAsync(turn, storedBy, cancellationToken) is { } refusal) return refusal;
        return await stores.StoreAsync(turn, corrected, cancellationToken, [storedBy, .. preview.Before]);
    }

    // The answer to a typed patch is a new message; the draft's card above it has nothing left to do.
    private async Task<Reply> AnswerAsync(Turn turn, Draft draft, Frame patch, CancellationToken cancellationToken)
    {
        var act = patch.Text("act");
        if (act is null or "change" && patch.Object("set") is not { Count: > 0 }) return new Reply.Refuse("draft.not_understood");
        var beside = DraftCards.Beside(turn.Memory, draft);
        if (draft.Card is { } card)
        {
            var key = act == "cancel" ? "draft.dropped" : "draft.continued";
            await sections.CloseAsync(turn, card, [.. beside.Select(other => other.Id), draft.Id], key, cancellationToken);
        }

        // What is shown again stands on another card.
        (beside, draft) = (beside.ConvertAll(other => other with { Card = null }), draft with { Card = null });
        return act switch
        {
            "ok" => await SaveAsync(turn, [.. beside, draft], cancellationToken),
            "cancel" => Cancel(turn, [.. beside, draft]),
            _ => await ShowAsync(turn, [.. beside, draft with { Frame = FramePatch.Apply(draft.Frame, patch) }],
                cancellationToken),
        };
    }

    // One thing of a sentence is stored by now, and the card asks about another: a yes or no can only answer that.
    private static Guid? StillAsked(ConversationMemory memory, OpenPreview stored, Frame patch) =>
        patch.Text("act") is "ok" or "cancel" ? DraftCards.AskedOn(memory, stored.Card)?.Draft : null;

    private async Task<Reply> SaveAsync(Turn turn, List<Draft> drafts, CancellationToken cancellationToken)
    {
        var replies = new List<Reply>(drafts.Count);
        foreach (var draft in drafts) replies.AddRange(ReplyParts.Of(await SaveAsync(turn, draft, cancellationToken), inGroup: false));
        return replies.Count == 1 ? replies[0] : new Reply.Several(replies);
    }

    private async Task<Reply> ShowAsync(Turn turn, List<Draft> drafts, CancellationToken cancellationToken)
    {
        var replies = new List<Reply>(drafts.Count);
        foreach (var draft in drafts) replies.Add(await cards.ShowAsync(turn, draft, editing: false, cancellationToken));
        return replies.Count == 1 ? replies[0] : new Reply.Several(replies);
    }

    private Task<Reply> AnswerAsync(Turn turn, OpenPreview stored, Frame patch, CancellationToken cancellationToken) =>
        patch.Text("act") switch
        {
            "ok" => Task.FromResult<Reply>(Close(turn)),
            // Something else was said since: whoever says "never mind" now does not mean what was stored before that.
            "cancel" when !stored.IsFresh(turn.Memory) => Task.FromResult<Reply>(new Reply.Say("turn.nothing_open")),
            // A button pressed since has changed something: that is what was done last.
            "cancel" when turn.Memory.LastTurn is { } last && last != stored.StoredBy => undo.UndoAsync(turn, last, cancellationToken),
            "cancel" => undo.CancelAsync(turn, stored, cancellationToken),
            _ when patch.Object("set") is { Count: > 0 } =>
                CorrectAsync(turn, stored, FramePatch.Apply(stored.Frame, patch), cancellationToken),
            _ => Task.FromResult<Reply>(new Reply.Refuse("draft.not_understood")),
        };

    private static Reply.Say Cancel(Turn turn, List<Draft> drafts)
    {
        foreach (var draft in drafts) DraftCards.Drop(turn.Memory, draft);
        return new Reply.Say("draft.dropped");
    }

    private static Reply.Say Close(Turn turn)
    {
        turn.Memory.Preview = null;
        return new Reply.Say("turn.ok");
    }
}
