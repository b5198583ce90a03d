using CrmBot.Runtime.Undo;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Runtime.Store;

/// <summary>Saves the tracked entities of a unit of work with versions, undo journal and audit rows.</summary>
internal static class RecordSaver
{
    public static async Task SaveAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var tracker = work.Db.ChangeTracker;
        tracker.DetectChanges();
        var changes = Take(work);
        await work.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var change in changes)
        {
            work.Changed.Add(change.Record);
            if (work.Acting is { Undoable: true } turn) await UndoSteps.AppendAsync(work, turn, change).ConfigureAwait(false);
            await work.Audit.ChangedAsync(change).ConfigureAwait(false);
        }
    }

    // Before saving: EF forgets the values before the change when it has saved them.
    private static List<RecordChange> Take(UnitOfWork work)
    {
        var changes = new List<RecordChange>();
        var shapes = RecordShapes.Of(work.Db);
        foreach (var entry in work.Db.ChangeTracker.Entries<Record>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (RecordChange.Of(entry, shapes.Of(entry.Metadata.ClrType)) is { } change) changes.Add(change);
        }

        return changes;
    }
}
