using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Erasing;

/// <summary>
/// What the runtime keeps about records beside their rows: what proves a value in the audit log, what could bring it back, cards.
/// </summary>
public static class ForgetTraces
{
    /// <summary>
    /// Makes digests meaningless, forgets how turns about these records are
    /// undone, and draws every card of theirs that can still be edited.
    /// </summary>
    public static async Task OfAsync(UnitOfWork work, IReadOnlyCollection<RecordRef> records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(records);
        // First what is still to be saved: a digest of it would make a salt anew.
        await work.SaveAsync(cancellationToken).ConfigureAwait(false);
        foreach (var record in records)
        {
            await AuditSalts.EraseAsync(work, record, cancellationToken).ConfigureAwait(false);
            await work.Sql.ExecuteAsync("DELETE FROM undo_step WHERE turn_id IN (SELECT turn_id FROM undo_step WHERE record_id = $1)",
                record.Id).ConfigureAwait(false);
            await work.Outbox.RedrawAllAsync(record).ConfigureAwait(false);
        }
    }

    /// <summary>Edits the cards of what a write outside a turn changed, as a turn does at its end.</summary>
    public static async Task RedrawChangedAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        foreach (var record in work.Changed) await work.Outbox.RefreshCopiesAsync(record, cancellationToken).ConfigureAwait(false);
    }
}
