using CrmBot.Runtime.Store;
using Npgsql;

namespace CrmBot.Tests.TestApp;

/// <summary>
/// The settings that start the program on an engine: nothing for SQLite, a database of its own on PostgreSQL (or the test skips).
/// </summary>
internal static class FreshDatabase
{
    public static async Task<(string Key, string Value)[]> OnAsync(EngineKind engine)
    {
        if (engine == EngineKind.Sqlite) return [];
        var server = LocalPostgres.Require();
        var name = "test" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return [("Database:Engine", "postgres"),
            ("Database:ConnectionString", new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString)];
    }
}
