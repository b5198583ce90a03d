using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CrmBot.Runtime.Store;

/// <summary>
/// The features' entities. One model; the program derives a thin context per engine with its own migrations.
/// Runtime's own tables are not mapped here: they are written with prepared commands on the same connection.
/// </summary>
public abstract class StoreContext(DbContextOptions options) : DbContext(options)
{
    // Records point to each other by id alone, so there is no graph to be walked, as EF would for every record.
    public override EntityEntry<TEntity> Add<TEntity>(TEntity entity)
    {
        var entry = Entry(entity);
        entry.State = EntityState.Added;
        return entry;
    }
}

/// <summary>A feature's part of the model.</summary>
public interface IModelPart
{
    void Configure(ModelBuilder builder);
}
