using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Undo;

/// <summary>
/// Takes a turn back: what nobody changed since goes back to what it was, what somebody did change stays and is named. Versions, audit
/// and numbers only move forward; cards, timers, search terms and the parser's world follow through <see cref="IAfterUndo"/>.
/// </summary>
public sealed class UndoJournal(IEnumerable<IUndoRule> rules, IEnumerable<IAfterUndo> listeners)
{
    private readonly Dictionary<string, IUndoRule> rules = rules.ToDictionary(rule => rule.Kind, StringComparer.Ordinal);
    private readonly ILookup<string, IAfterUndo> listeners = listeners.ToLookup(listener => listener.Kind, StringComparer.Ordinal);

    /// <summary>
    /// Undoes <paramref name="turnId"/> inside <paramref name="work"/>. What is saved by this work from now on cannot be undone itself.
    /// </summary>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="undoable">What is put back is a change of this turn like any other: undoing it brings the turn's work back.</param>
    public async Task<UndoOutcome> RestoreAsync(
        UnitOfWork work, Guid turnId, Actor actor, CancellationToken cancellationToken, bool undoable = false)
    {
        var turn = await UndoSteps.FindAsync(work, turnId).ConfigureAwait(false);
        if (await RefusalAsync(work, turn, actor, cancellationToken).ConfigureAwait(false) is { } refusal)
            return new UndoOutcome.Refused(refusal);
        if (!await UndoSteps.MarkUndoneAsync(work, turnId).ConfigureAwait(false)) return new UndoOutcome.Refused(UndoRefusal.AlreadyUndone);

        // On PostgreSQL something may have gone on with the turn meanwhile, and what it did is undone too.
        if (work.Engine == EngineKind.Postgres) turn = await UndoSteps.FindAsync(work, turnId).ConfigureAwait(false);

        // What came before in this work is saved under its own flag first.
        await work.SaveAsync(cancellationToken).ConfigureAwait(false);
        if (!undoable) work.Acting = work.Acting is { } acting ? acting with { Undoable = false } : null;
        var restored = await new RestoreRecords(work, rules).RestoreAsync(FoldSteps.Fold(turn!.Steps), cancellationToken)
            .ConfigureAwait(false);
        List<UndoneRecord> undone = [.. restored.Select(record => record with { Turn = turnId })];
        await work.SaveAsync(cancellationToken).ConfigureAwait(false);
        await work.Audit.NoteAsync("turn.undone", new RecordRef("turn", turnId), null, cancellationToken).ConfigureAwait(false);
        await TellAsync(work, undone, cancellationToken).ConfigureAwait(false);
        return new UndoOutcome.Done(
            undone) { Notes = await NotesAsync(work, undone, actor.Locale, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Whether the turn could be undone now by <paramref name="actor"/>; null means yes.</summary>
    public async Task<UndoRefusal?> RefusalAsync(ReadView view, Guid turnId, Actor actor, CancellationToken cancellationToken) =>
        await RefusalAsync(view, await UndoSteps.FindAsync(view, turnId).ConfigureAwait(false), actor, cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Whether everything the turn stored is still as it was then; only for a turn that can be undone.</summary>
    internal async Task<bool> IsUntouchedAsync(UnitOfWork work, Guid turnId, CancellationToken cancellationToken) =>
        await UndoSteps.FindAsync(work, turnId).ConfigureAwait(false) is { } turn
        && await new RestoreRecords(work, rules).AreUntouchedAsync(FoldSteps.Fold(turn.Steps), cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// What took the turn's place is undone: its work stands again, and can be undone once more. False when its journal is gone.
    /// </summary>
    internal static async Task<bool> ReopenAsync(UnitOfWork work, Guid turnId) =>
        await work.Sql.ExecuteAsync("UPDATE undo_step SET undone_at = NULL WHERE turn_id = $1 AND undone_at IS NOT NULL", turnId)
            .ConfigureAwait(false) > 0;

    /// <summary>The records that a turn created; nothing once its journal is forgotten (a day after it could be undone).</summary>
    public static async Task<IReadOnlyList<RecordRef>> CreatedAsync(ReadView view, Guid turnId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = await UndoSteps.FindAsync(view, turnId).ConfigureAwait(false);
        return turn is null || turn.IsUndone
            ? []
            : [.. FoldSteps.Fold(turn.Steps).Where(step => step.Operation == RecordOperation.Created).Select(step => step.Record)];
    }

    /// <summary>Drops the journal of turns whose time to undo ended before <paramref name="instant"/> (business time).</summary>
    /// <inheritdoc cref="DeleteSome"/>
    internal static Task<int> ForgetAsync(UnitOfWork work, long instant, int most) => work.Sql.ExecuteAsync(
        "DELETE FROM undo_step WHERE (turn_id, step) IN (SELECT turn_id, step FROM undo_step WHERE until_at < $1 LIMIT $2)", instant, most);

    private async Task<UndoRefusal?> RefusalAsync(ReadView view, UndoTurn? turn, Actor actor, CancellationToken cancellationToken)
    {
        if (turn is null) return UndoRefusal.NothingToUndo;
        if (turn.Actor != actor.Id && !await MayUndoForOthersAsync(view, turn, actor, cancellationToken).ConfigureAwait(false))
            return UndoRefusal.NotYours;
        if (turn.IsUndone) return UndoRefusal.AlreadyUndone;
        return view.Now > turn.Until ? UndoRefusal.TooLate : null;
    }

    private async Task<bool> MayUndoForOthersAsync(ReadView view, UndoTurn turn, Actor actor, CancellationToken cancellationToken)
    {
        var asked = 0;
        foreach (var record in turn.Steps.Select(step => step.Record).Distinct())
        {
            if (!rules.TryGetValue(record.Kind, out var rule)) return false;
            // What the turn removed belongs to nobody any more; what is still there decides.
            if (await view.Records.FindAsync(record, cancellationToken).ConfigureAwait(false) is null) continue;
            if (!await rule.MayUndoAsync(view, actor, record.Id, cancellationToken).ConfigureAwait(false)) return false;
            asked++;
        }

        return asked > 0;
    }

    private async Task<List<Reply>> NotesAsync(
        UnitOfWork work, List<UndoneRecord> undone, string locale, CancellationToken cancellationToken)
    {
        var notes = new List<Reply>();
        foreach (var record in undone.Where(record => record.Effect != UndoEffect.Kept))
        {
            foreach (var listener in listeners[record.Record.Kind])
            {
                if (await listener.ExplainAsync(work, record, locale, cancellationToken).ConfigureAwait(false) is { } note) notes.Add(note);
            }
        }

        return notes;
    }

    private async Task TellAsync(UnitOfWork work, IEnumerable<UndoneRecord> undone, CancellationToken cancellationToken)
    {
        foreach (var record in undone.Where(record => record.Effect != UndoEffect.Kept).Select(record => record.Record))
        {
            foreach (var listener in listeners[record.Kind])
            {
                await listener.RestoredAsync(work, record.Id, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
