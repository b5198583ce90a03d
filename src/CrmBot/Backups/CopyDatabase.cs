using CrmBot.Database;
using CrmBot.Runtime.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CrmBot.Backups;

/// <summary>
/// Copies a database while others write to it. The copy is what was committed when it began; readers of SQLite's log
/// hold nobody up. It is made anew page by page (<c>VACUUM INTO</c>), so that nothing that was deleted comes along.
/// </summary>
internal static class CopyDatabase
{
    // Also a store made before free pages were given back gets ready for that in its copy.
    private const string Into = "PRAGMA auto_vacuum = INCREMENTAL; VACUUM INTO $path";

    public static void Run(string database, string path, CancellationToken cancellationToken)
    {
        using var connection = SqliteConnections.OpenWriter(database);
        using var stop = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle));
        using var command = connection.CreateCommand();
        command.CommandText = Into;
        command.Parameters.AddWithValue("$path", path);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>What the copy holds.</summary>
    public static async Task<BackupManifest> DescribeAsync(
        string copy, DateTimeOffset madeAt, BackupReason reason, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(SqliteConnections.ConnectionString(copy));
        await connection.OpenAsync(cancellationToken);
        var tables = SumTables.Of(connection, cancellationToken);
        var migrations = tables.Any(table => table.Table == "__EFMigrationsHistory")
            ? await Pragma.ListAsync(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1", cancellationToken)
            : [];
        return new BackupManifest(
            madeAt.ToUnixTimeMilliseconds(), reason, typeof(CopyDatabase).Assembly.GetName().Version!.ToString(3), migrations,
            new FileInfo(copy).Length, tables);
    }
}
