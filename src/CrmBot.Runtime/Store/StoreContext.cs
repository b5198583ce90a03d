using Microsoft.EntityFrameworkCore;

namespace CrmBot.Runtime.Store;

/// <summary>
/// The features' entities. One model; the program derives a thin context per engine with its own migrations.
/// Runtime's own tables are not mapped here: they are written with prepared commands on the same connection.
/// </summary>
public abstract class StoreContext(DbContextOptions options) : DbContext(options);

/// <summary>A feature's part of the model.</summary>
public interface IModelPart
{
    void Configure(ModelBuilder builder);
}
