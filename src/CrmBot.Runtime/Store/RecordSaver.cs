using CrmBot.Runtime.Events;
using CrmBot.Runtime.Undo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Store;

/// <summary>Saves the tracked entities of a unit of work with versions, undo journal and audit rows.</summary>
internal static class RecordSaver
{
    public static async Task SaveAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var tracker = work.Db.ChangeTracker;
        var writes = Take(work);
        if (writes.Count == 0) return;
        await WriteRecords.WriteAsync(work, writes).ConfigureAwait(false);
        tracker.AcceptAllChanges();
        var events = work.Services?.GetService<TellEvents>();
        foreach (var write in writes)
        {
            work.Saved[write.Entry.Entity] = write.Shape.Table.Values(write.Entry.Entity);
            work.Changed.Add(write.Change.Record);
            if (write.Change.Operation == RecordOperation.Created) work.NoteCreated(write.Change.Record);
            if (work.Acting is { Undoable: true } turn) await UndoSteps.AppendAsync(work, turn, write.Change).ConfigureAwait(false);
            await work.Audit.ChangedAsync(write.Change).ConfigureAwait(false);
            if (events is not null)
                await events.SavedAsync(work, write.Entry.Entity, write.Change, cancellationToken).ConfigureAwait(false);
        }
    }

    // Before saving: the tracker forgets the values before the change when they are accepted.
    private static List<RecordWrite> Take(UnitOfWork work)
    {
        var writes = new List<RecordWrite>();
        var shapes = RecordShapes.Of(work.Db);
        // A list of its own: looking for changes of a record also looks at
        // those it points to, and moves them to where the tracker has been.
        foreach (var entry in work.Db.ChangeTracker.Entries<Record>().ToList())
        {
            var shape = shapes.Of(entry.Entity.GetType());
            if (entry.State is EntityState.Unchanged or EntityState.Modified && !IsAsSaved(work, entry.Entity, shape))
                entry.DetectChanges();
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (RecordChange.Of(entry, shape) is { } change) writes.Add(new(entry, shape, change));
        }

        return writes;
    }

    // A turn saves several times; comparing with what was saved last is much cheaper than letting the tracker look for changes.
    private static bool IsAsSaved(UnitOfWork work, Record record, RecordShape shape) =>
        work.Saved.TryGetValue(record, out var saved) && shape.Table.Values(record).AsSpan().SequenceEqual(saved);
}
