using CrmBot.Runtime.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CrmBot.Runtime.Erasing;

/// <summary>
/// Writes the database anew, so that nothing deleted is left in unused bytes of its file, and empties the log beside
/// it. Writes wait meanwhile, and what waits longer than a write may is refused, to be brought again; reads go on.
/// </summary>
public sealed class ShredDeleted(IStore store, StoreOptions options)
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <returns>False when somebody read all the time, so that the log could not be emptied; it is when the next write fills it.</returns>
    public Task<bool> RunAsync(CancellationToken cancellationToken) =>
        store.Engine == EngineKind.Sqlite
            ? Task.Run(() => SqliteAsync(cancellationToken), cancellationToken)
            : PostgresAsync(cancellationToken);

    private async Task<bool> SqliteAsync(CancellationToken cancellationToken)
    {
        using var connection = SqliteConnections.OpenWriter(options.Database);
        Run(connection, "PRAGMA busy_timeout=60000");
        // The new copy is made in a file without a name beside the database: elsewhere
        // SQLite keeps such things in memory, and this one is as large as the store.
        Run(connection,
            $"PRAGMA temp_store=1; PRAGMA temp_store_directory='{Path.GetDirectoryName(Path.GetFullPath(options.Database))!.Replace("'", "''", StringComparison.Ordinal)}'");
        Run(connection, "VACUUM");
        for (var left = Tries; left > 0; left--)
        {
            // 0: nobody was in the way, and the log is empty.
            if (Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)") == 0) return true;
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    // The server's own log and its archive are looked after by whoever runs it.
    private async Task<bool> PostgresAsync(CancellationToken cancellationToken)
    {
        await using var source = PostgresConnections.Source(options.Database);
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = new NpgsqlCommand("VACUUM", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static long Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Constants of this class, and the folder of the settings.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() is long code ? code : 0;
    }
}
