using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Runtime.Store;

internal delegate Task<Record?> FindRecord(Records records, Guid id, CancellationToken cancellationToken);

/// <summary>
/// Finds records by id or by one indexed field, with statements that stay prepared: what every turn asks, at a tenth of what a LINQ
/// query costs. In a unit of work the records are tracked, one object per row, as if they came from a query.
/// </summary>
public sealed class Records
{
    private readonly ReadView view;
    private readonly RecordShapes shapes;

    internal Records(ReadView view)
    {
        this.view = view;
        shapes = RecordShapes.Of(view.Db);
    }

    /// <summary>Null when there is none, or when this unit of work has removed it.</summary>
    public async Task<T?> FindAsync<T>(Guid id, CancellationToken cancellationToken)
        where T : Record
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (view is UnitOfWork && view.Db.Set<T>().Local.FindEntry(id) is { } known) return known.State == EntityState.Deleted ? null : known.Entity;
        var shape = shapes.Of(typeof(T));
        var found = await view.Sql.FirstAsync(shape.Table.SelectBy(nameof(Record.Id)), shape.Table.Read, RecordValues.Of(id, view.Engine)).ConfigureAwait(false);
        return found is null ? null : Track((T)found);
    }

    /// <summary>As <see cref="FindAsync{T}"/>, by kind; null also when there is no such kind (any more).</summary>
    public Task<Record?> FindAsync(RecordRef record, CancellationToken cancellationToken) =>
        shapes.Of(record.Kind) is { } shape ? shape.Find(this, record.Id, cancellationToken) : Task.FromResult<Record?>(null);

    /// <summary>All records with that value of <paramref name="property"/> (a stored property with an index), in the order of their making.</summary>
    public async Task<List<T>> ListAsync<T>(string property, object value, CancellationToken cancellationToken)
        where T : Record
    {
        cancellationToken.ThrowIfCancellationRequested();
        var shape = shapes.Of(typeof(T));
        var found = await view.Sql.ListAsync(shape.Table.SelectBy(property), shape.Table.Read, RecordValues.Of(value, view.Engine)).ConfigureAwait(false);
        return found.ConvertAll(record => Track((T)record));
    }

    /// <summary><see cref="FindAsync{T}"/> for a type known at run time.</summary>
    internal static FindRecord Finder(Type type) =>
        typeof(Records).GetMethod(nameof(FindAnyAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type).CreateDelegate<FindRecord>();

    private static async Task<Record?> FindAnyAsync<T>(Records records, Guid id, CancellationToken cancellationToken)
        where T : Record => await records.FindAsync<T>(id, cancellationToken).ConfigureAwait(false);

    private T Track<T>(T found)
        where T : Record
    {
        if (view is not UnitOfWork) return found;
        if (view.Db.Set<T>().Local.FindEntry(found.Id) is { } known) return known.Entity;
        view.Db.Entry(found).State = EntityState.Unchanged;
        return found;
    }
}
