using CrmBot.Database;
using Microsoft.Data.Sqlite;

namespace CrmBot.Backups;

/// <summary>What restoring a backup into a scratch file has shown.</summary>
/// <param name="Problems">In plain words; none when it is as it was made.</param>
internal sealed record BackupReport(string Path, BackupManifest Manifest, bool IsEncrypted, IReadOnlyList<string> Problems);

/// <summary>Restores a backup into a new file, opens that, and compares it with what the backup says of itself.</summary>
internal sealed class CheckBackup(BackupSettings settings)
{
    /// <param name="database">The file to make; it stays for the caller.</param>
    /// <exception cref="BackupProblem">The backup cannot be opened at all.</exception>
    public Task<BackupReport> RunAsync(string path, string database, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var (manifest, isEncrypted) = BackupContainer.Read(path, settings.Keys, database, cancellationToken);
            return new BackupReport(path, manifest, isEncrypted, await CompareAsync(manifest, database, cancellationToken));
        },
        cancellationToken);

    private static async Task<IReadOnlyList<string>> CompareAsync(
        BackupManifest manifest, string database, CancellationToken cancellationToken)
    {
        var length = new FileInfo(database).Length;
        if (length != manifest.Bytes) return [$"The database in it is {length} bytes long; it was {manifest.Bytes}."];
        await using var connection = ReadOnly(database);
        try
        {
            var problems = await CheckDatabase.RunAsync(connection, cancellationToken);
            return [.. problems, .. Differences(manifest.Tables, SumTables.Of(connection, cancellationToken))];
        }
        catch (SqliteException broken)
        {
            return [$"The database in it cannot be read: {broken.Message}"];
        }
    }

    private static IEnumerable<string> Differences(IReadOnlyList<TableSum> told, IReadOnlyList<TableSum> found)
    {
        var there = found.ToDictionary(table => table.Table, StringComparer.Ordinal);
        foreach (var table in told)
        {
            if (!there.Remove(table.Table, out var now)) yield return $"The table {table.Table} is missing.";
            else if (now.Rows != table.Rows) yield return $"The table {table.Table} has {now.Rows} rows; it had {table.Rows}.";
            else if (now.Hash != table.Hash) yield return $"The table {table.Table} has other content than it had.";
        }

        foreach (var more in there.Keys) yield return $"The table {more} was not there.";
    }

    private static SqliteConnection ReadOnly(string database)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
