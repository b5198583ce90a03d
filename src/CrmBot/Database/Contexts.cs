using System.Data.Common;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrmBot.Database;

/// <summary>
/// SQLite contexts on the store's connections. The store lets one unit of work at a time use a context, so EF need not check that.
/// </summary>
internal sealed class SqliteContexts : IStoreContextFactory
{
    private static readonly DbContextOptions<SqliteDatabase> Always = AllContexts.Have(new DbContextOptionsBuilder<SqliteDatabase>());

    // A list of ids is one value: a value each would be found by its name, which for twenty thousand takes seconds.
    public StoreContext Create(DbConnection connection) => new SqliteDatabase(new DbContextOptionsBuilder<SqliteDatabase>(Always)
        .UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).Options);
}

/// <summary>PostgreSQL contexts on the store's connections.</summary>
internal sealed class PostgresContexts : IStoreContextFactory
{
    private static readonly DbContextOptions<PostgresDatabase> Always = AllContexts.Have(new DbContextOptionsBuilder<PostgresDatabase>());

    public StoreContext Create(DbConnection connection) =>
        new PostgresDatabase(new DbContextOptionsBuilder<PostgresDatabase>(Always).UseNpgsql(connection).Options);
}

/// <summary>What holds on either engine.</summary>
internal static class AllContexts
{
    // Comparing the model with the last migration builds it anew at every start,
    // which takes longer than the rest of it; a test compares them instead.
    public static DbContextOptions<T> Have<T>(DbContextOptionsBuilder<T> builder)
        where T : StoreContext =>
        builder.EnableThreadSafetyChecks(false)
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)).Options;
}
