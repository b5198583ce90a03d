using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Turns.Drafts;
using CrmBot.Runtime.Undo;

namespace CrmBot.Runtime.Turns.Undoing;

/// <summary>Takes stored turns back: for 撤销 in a sentence or on a card, for a cancelled preview, and before storing anew.</summary>
internal sealed class UndoTurns(UndoJournal journal, TellUndone tell, ClosedCards closed, IPostedCards posted)
{
    /// <summary>撤销 / undo, of the last turn here or of the card replied to. What is only a draft is dropped.</summary>
    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (!frame.Is("ref", "reply") && turn.Memory.Preview is { Draft: { } id } && turn.Memory.Drafts.Find(draft => draft.Id == id) is { } open)
        {
            DraftCards.Drop(turn.Memory, open);
            await CloseAsync(turn, open.Card, "draft.dropped", cancellationToken);
            return new Reply.Say("draft.dropped");
        }

        var target = frame.Is("ref", "reply") ? OfCard(turn) : turn.Memory.LastTurn;
        return target is { } last ? await UndoAsync(turn, last, cancellationToken) : new Reply.Refuse("turn.nothing_to_undo");
    }

    public async Task<Reply> UndoAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        var outcome = await RestoreAsync(turn, id, cancellationToken);
        if (outcome is not UndoOutcome.Done) return TellUndone.Refusal(outcome);
        var preview = turn.Memory.Preview;
        var earlier = preview?.StoredBy == id && preview.Before.Count > 0 ? preview.Before[0] : (Guid?)null;
        if (turn.Memory.LastTurn == id) turn.Memory.LastTurn = earlier;
        await ForgetAsync(turn, id, cancellationToken);
        return tell.Done(turn, [outcome]);
    }

    /// <summary>Cancels a stored preview: takes back its turn and the ones it corrected.</summary>
    public async Task<Reply> CancelAsync(Turn turn, OpenPreview preview, CancellationToken cancellationToken)
    {
        var outcomes = new List<UndoOutcome>();
        foreach (var id in (Guid[])[preview.StoredBy ?? throw new InvalidOperationException("Only what is stored can be undone."), .. preview.Before])
        {
            var outcome = await RestoreAsync(turn, id, cancellationToken);
            if (outcome is not UndoOutcome.Done && outcomes.Count == 0) return TellUndone.Refusal(outcome);
            outcomes.Add(outcome);
        }

        if (turn.Memory.LastTurn == preview.StoredBy) turn.Memory.LastTurn = null;
        await ForgetAsync(turn, preview.StoredBy.Value, cancellationToken);
        return tell.Done(turn, outcomes);
    }

    /// <summary>Takes a turn back so that its correction can be stored in this one; the refusal when it cannot.</summary>
    public async Task<Reply?> TakeBackAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        var outcome = await RestoreAsync(turn, id, cancellationToken);
        if (outcome is not UndoOutcome.Done) return TellUndone.Refusal(outcome);
        if (turn.Work.Acting is { } acting) turn.Work.Acting = acting with { Undoable = true };
        await ForgetAsync(turn, id, cancellationToken);
        return null;
    }

    /// <summary>Why the turn cannot be taken back now; null when it can.</summary>
    public Task<UndoRefusal?> RefusalAsync(Turn turn, Guid id, CancellationToken cancellationToken) =>
        journal.RefusalAsync(turn.Work, id, turn.Actor, cancellationToken);

    public Task<bool> IsUntouchedAsync(Turn turn, Guid id, CancellationToken cancellationToken) => journal.IsUntouchedAsync(turn.Work, id, cancellationToken);

    /// <summary>Drops what a message had asked about and nobody has answered yet.</summary>
    /// <param name="key">What its card says from now on.</param>
    public async Task DropAskedAsync(Turn turn, Guid id, string key, CancellationToken cancellationToken)
    {
        foreach (var draft in turn.Memory.Drafts.Where(draft => draft.OpenedBy == id).ToList())
        {
            DraftCards.Drop(turn.Memory, draft);
            await CloseAsync(turn, draft.Card, key, cancellationToken);
        }
    }

    private static Guid? OfCard(Turn turn) => turn.Card is null ? null : ReplyParts.Of(ReplyJson.Read(turn.Card.Source), inGroup: false)
        .OfType<Reply.Written>().Select(row => (Guid?)row.Turn).FirstOrDefault();

    private Task<UndoOutcome> RestoreAsync(Turn turn, Guid id, CancellationToken cancellationToken) =>
        journal.RestoreAsync(turn.Work, id, turn.Actor, cancellationToken);

    // The card with the row of change and undo has nothing left to offer. After a click it is replaced by the click's own answer.
    private async Task ForgetAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        if (turn.Memory.Preview is not { } preview || preview.StoredBy != id) return;
        turn.Memory.Preview = null;
        await CloseAsync(turn, preview.Card, "turn.undone", cancellationToken);
    }

    private async Task CloseAsync(Turn turn, Guid? card, string key, CancellationToken cancellationToken)
    {
        if (turn.Text is not null && card is { } shown) await posted.ReplaceAsync(turn.Work, shown, closed.Of(turn.Locale, key), cancellationToken);
    }
}
