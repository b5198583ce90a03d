using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CrmBot.Runtime.Store;

/// <summary>A record that is to be saved.</summary>
internal readonly record struct RecordWrite(EntityEntry<Record> Entry, RecordShape Shape, RecordChange Change);

/// <summary>
/// Writes changed records with prepared statements: new ones first those that others point to, removed ones first those that point to
/// others. A row whose version is not the expected one was changed by somebody else.
/// </summary>
internal static class WriteRecords
{
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed or removed one of the rows.</exception>
    public static async Task WriteAsync(UnitOfWork work, List<RecordWrite> writes)
    {
        if (writes.Count > 1) writes.Sort(static (a, b) => Rank(a).CompareTo(Rank(b)));
        foreach (var write in writes)
        {
            var changed = await WriteAsync(work, write).ConfigureAwait(false);
            if (changed != 1)
                throw new DbUpdateConcurrencyException($"{write.Change.Record.Kind}: the row was changed or removed by somebody else.");
        }
    }

    // Removals go first, in the opposite order, so that a unique value they give up is free.
    private static int Rank(RecordWrite write) =>
        write.Change.Operation == RecordOperation.Removed ? -1 - write.Shape.Rank : write.Shape.Rank;

    private static Task<int> WriteAsync(UnitOfWork work, RecordWrite write) => write.Change.Operation switch
    {
        RecordOperation.Created => InsertAsync(work, write),
        RecordOperation.Changed => UpdateAsync(work, write),
        _ => work.Sql.ExecuteAsync(
            write.Shape.Table.Delete, RecordValues.Of(write.Change.Record.Id, work.Engine), (long)write.Change.Version - 1),
    };

    private static Task<int> InsertAsync(UnitOfWork work, RecordWrite write)
    {
        var values = write.Shape.Table.Values(write.Entry.Entity);
        for (var i = 0; i < values.Length; i++) values[i] = RecordValues.Of(values[i], work.Engine);
        return work.Sql.ExecuteAsync(write.Shape.Table.Insert, values);
    }

    private static Task<int> UpdateAsync(UnitOfWork work, RecordWrite write)
    {
        var (change, values) = (write.Change, new object?[write.Change.Fields.Count + 3]);
        var mask = UInt128.Zero;
        values[0] = (long)change.Version;
        for (var i = 0; i < change.Fields.Count; i++)
        {
            mask |= UInt128.One << change.Fields[i].Field.Position;
            values[i + 1] = RecordValues.Of(change.Fields[i].After, work.Engine);
        }

        values[^2] = RecordValues.Of(change.Record.Id, work.Engine);
        values[^1] = (long)change.Version - 1;
        return work.Sql.ExecuteAsync(write.Shape.Table.Update(mask), values);
    }
}
