using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Database;

/// <summary>The model on PostgreSQL, the engine for several instances.</summary>
internal sealed class PostgresDatabase(DbContextOptions<PostgresDatabase> options) : StoreContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => DatabaseModel.Configure(modelBuilder);
}
