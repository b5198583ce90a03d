using System.Data.Common;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CrmBot.Database;

/// <summary>Brings the database up to date before anything uses it, and says whether it is sound.</summary>
internal interface IMigrateDatabase
{
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>What is wrong with the database, in plain words; nothing when it is sound.</summary>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>The database server.</summary>
internal sealed class MigratePostgres(StoreOptions options, IStoreContextFactory contexts) : IMigrateDatabase
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(options.Database);
        await connection.OpenAsync(cancellationToken);
        await using var db = contexts.Create(connection);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(options.Database);
            await connection.OpenAsync(cancellationToken);
            await using var db = contexts.Create(connection);
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            return [.. pending.Select(name => $"The migration {name} has not run yet; it runs when the service starts.")];
        }
        catch (DbException unreachable)
        {
            return [$"The database server does not answer: {unreachable.Message}"];
        }
    }
}

internal static class Pragma
{
    public static async Task<List<string>> ListAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(reader.GetString(0));
        return rows;
    }
}
