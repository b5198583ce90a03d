using System.Data.Common;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Database;

/// <summary>SQLite contexts on the store's connections. The store lets one unit of work at a time use a context, so EF need not check that.</summary>
internal sealed class SqliteContexts : IStoreContextFactory
{
    public StoreContext Create(DbConnection connection) =>
        new SqliteDatabase(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite(connection).EnableThreadSafetyChecks(false).Options);
}

/// <summary>PostgreSQL contexts on the store's connections.</summary>
internal sealed class PostgresContexts : IStoreContextFactory
{
    public StoreContext Create(DbConnection connection) =>
        new PostgresDatabase(new DbContextOptionsBuilder<PostgresDatabase>().UseNpgsql(connection).EnableThreadSafetyChecks(false).Options);
}
