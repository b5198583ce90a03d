using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Turns.Drafts;
using CrmBot.Runtime.Undo;

namespace CrmBot.Runtime.Turns.Undoing;

/// <summary>Takes stored turns back: for 撤销 in a sentence or on a card, for a cancelled preview, and before storing anew.</summary>
internal sealed class UndoTurns(UndoJournal journal, TellUndone tell, DraftSections sections)
{
    /// <summary>撤销 / undo, of the last turn here or of the card replied to. What is only a draft is dropped.</summary>
    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (!frame.Is("ref", "reply") && turn.Memory.Preview is { Draft: { } id }
            && turn.Memory.Drafts.Find(draft => draft.Id == id) is { } open)
        {
            await DropAsync(turn, open.Card, [.. DraftCards.Beside(turn.Memory, open), open], "draft.dropped", cancellationToken);
            return new Reply.Say("draft.dropped");
        }

        var target = frame.Is("ref", "reply") ? OfCard(turn) : await LastAsync(turn, cancellationToken);
        if (target is { } one && frame.Text(Frame.What) is { } what && Said(turn, one) is { } said && !NamedTurn.Fits(said, what))
            return NamedTurn.Earlier(turn, what) is { } meant
                ? await UndoAsync(turn, meant, cancellationToken)
                : new Reply.Refuse("turn.undo_other", ("said", said), ("what", what));
        return target is { } last ? await UndoAsync(turn, last, cancellationToken) : new Reply.Refuse("turn.nothing_to_undo");
    }

    public async Task<Reply> UndoAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        var said = Said(turn, id);
        var outcome = await RestoreAsync(turn, id, cancellationToken);
        if (outcome is not UndoOutcome.Done done) return TellUndone.Refusal(outcome);
        // Where everything stayed as it is, so does its card.
        if (!done.IsNothing) await ForgetAsync(turn, id, [outcome], "turn.undone", cancellationToken);
        return await tell.DoneAsync(turn, [outcome], said, cancellationToken);
    }

    // What a button has taken back since is passed over.
    private async Task<Guid?> LastAsync(Turn turn, CancellationToken cancellationToken)
    {
        while (turn.Memory.LastTurn is { } last
            && await RefusalAsync(turn, last, cancellationToken) is UndoRefusal.AlreadyUndone or UndoRefusal.NothingToUndo)
            turn.Memory.TookBack(last);
        return turn.Memory.LastTurn;
    }

    private static string? Said(Turn turn, Guid id) => turn.Memory.Done.FirstOrDefault(one => one.Id == id)?.Said;

    /// <summary>Cancels a stored preview: takes back its turn and the ones it corrected.</summary>
    public async Task<Reply> CancelAsync(Turn turn, OpenPreview preview, CancellationToken cancellationToken)
    {
        var outcomes = new List<UndoOutcome>();
        var said = preview.Before.Count == 0 && preview.StoredBy is { } only ? Said(turn, only) : null;
        foreach (var id in (Guid[])[preview.StoredBy ?? throw new InvalidOperationException("Only what is stored can be undone."),
            .. preview.Before])
        {
            var outcome = await RestoreAsync(turn, id, cancellationToken);
            if (outcome is not UndoOutcome.Done && outcomes.Count == 0) return TellUndone.Refusal(outcome);
            outcomes.Add(outcome);
        }

        await ForgetAsync(turn, preview.StoredBy.Value, outcomes, "turn.undone", cancellationToken);
        return await tell.DoneAsync(turn, outcomes, said, cancellationToken);
    }

    /// <summary>Takes a turn back so that what an edited message says now can be stored in this one; the refusal when it cannot.</summary>
    public async Task<Reply?> TakeBackAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        var outcome = await RestoreAsync(turn, id, cancellationToken);
        if (outcome is not UndoOutcome.Done) return TellUndone.Refusal(outcome);
        if (turn.Work.Acting is { } acting) turn.Work.Acting = acting with { Undoable = true };
        await ForgetAsync(turn, id, [outcome], "turn.undone", cancellationToken);
        return null;
    }

    /// <summary>Takes a turn back so that its correction can be stored in this one; undoing this one brings that one's work back.</summary>
    public async Task<Reply?> ReplaceAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        var outcome = await journal.RestoreAsync(turn.Work, id, turn.Actor, cancellationToken, undoable: true);
        if (outcome is not UndoOutcome.Done) return TellUndone.Refusal(outcome);
        turn.Memory.Did(turn.Id, turn.Text, instead: id);
        turn.Memory.TookBack(id);
        await ForgetAsync(turn, id, [outcome], "turn.corrected", cancellationToken);
        return null;
    }

    /// <summary>Why the turn cannot be taken back now; null when it can.</summary>
    public Task<UndoRefusal?> RefusalAsync(Turn turn, Guid id, CancellationToken cancellationToken) =>
        journal.RefusalAsync(turn.Work, id, turn.Actor, cancellationToken);

    public Task<bool> IsUntouchedAsync(Turn turn, Guid id, CancellationToken cancellationToken) =>
        journal.IsUntouchedAsync(turn.Work, id, cancellationToken);

    /// <summary>Drops what a message had asked about and nobody has answered yet.</summary>
    /// <param name="key">What its card says from now on.</param>
    public async Task DropAskedAsync(Turn turn, Guid id, string key, CancellationToken cancellationToken)
    {
        foreach (var asked in turn.Memory.Drafts.Where(draft => draft.OpenedBy == id).GroupBy(draft => draft.Card).ToList())
            await DropAsync(turn, asked.Key, [.. asked], key, cancellationToken);
    }

    private async Task DropAsync(Turn turn, Guid? card, List<Draft> drafts, string key, CancellationToken cancellationToken)
    {
        foreach (var draft in drafts) DraftCards.Drop(turn.Memory, draft);
        if (turn.Text is not null && card is { } shown)
            await sections.CloseAsync(turn, shown, [.. drafts.Select(draft => draft.Id)], key, cancellationToken);
    }

    private static Guid? OfCard(Turn turn) => turn.Card is null ? null : ReplyParts.Of(ReplyJson.Read(turn.Card.Source), inGroup: false)
        .OfType<Reply.Written>().Select(row => (Guid?)row.Turn).FirstOrDefault();

    private async Task<UndoOutcome> RestoreAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        var outcome = await journal.RestoreAsync(turn.Work, id, turn.Actor, cancellationToken);
        if (outcome is not UndoOutcome.Done) return outcome;
        // What this one had replaced stands again, and can be taken back in its turn.
        var replaced = turn.Memory.Done.FirstOrDefault(one => one.Id == id)?.Instead;
        turn.Memory.TookBack(id);
        if (replaced is { } earlier && await UndoJournal.ReopenAsync(turn.Work, earlier)) turn.Memory.Did(earlier, null);
        return outcome;
    }

    // The card with the row of change and undo has nothing left to offer. After a click it is replaced by the click's own answer.
    private async Task ForgetAsync(
        Turn turn, Guid id, IReadOnlyList<UndoOutcome> outcomes, string key, CancellationToken cancellationToken)
    {
        if (turn.Memory.Preview is not { } preview || preview.StoredBy != id) return;
        turn.Memory.Preview = DraftCards.AskedOn(turn.Memory, preview.Card);
        if (turn.Text is null || preview.Card is not { } shown) return;
        var gone = outcomes.OfType<UndoOutcome.Done>().SelectMany(done => done.Records).Select(one => one.Record).ToHashSet();
        await sections.CloseAsync(turn, shown, gone, key, cancellationToken);
    }
}
