using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CrmBot.Runtime.Store;

/// <summary>
/// The features' entities. One model; the program derives a thin context per engine with its own migrations.
/// Runtime's own tables are not mapped here: they are written with prepared commands on the same connection.
/// </summary>
public abstract class StoreContext(DbContextOptions options) : DbContext(options)
{
    private readonly Dictionary<(Type, Guid), Record> tracked = [];

    // Records point to each other by id alone, so there is no graph to be walked, as EF would for every record.
    public override EntityEntry<TEntity> Add<TEntity>(TEntity entity)
    {
        var entry = Entry(entity);
        entry.State = EntityState.Added;
        return entry;
    }

    /// <summary>
    /// Notes from now on which records it tracks, so that <see cref="Tracked{T}"/>
    /// finds them: EF's own search costs a third of reading the row.
    /// </summary>
    internal void NoteTracked() => ChangeTracker.Tracked += (_, found) =>
    {
        if (found.Entry.Entity is Record record) tracked[(record.GetType(), record.Id)] = record;
    };

    /// <summary>Null when no such record is tracked (any more).</summary>
    internal EntityEntry<T>? Tracked<T>(Guid id)
        where T : Record =>
        tracked.TryGetValue((typeof(T), id), out var record) && Entry((T)record) is { State: not EntityState.Detached } entry
            ? entry
            : null;

    /// <summary>Tracks nothing any more.</summary>
    public void Forget()
    {
        ChangeTracker.Clear();
        tracked.Clear();
    }
}

/// <summary>A feature's part of the model.</summary>
public interface IModelPart
{
    void Configure(ModelBuilder builder);
}
