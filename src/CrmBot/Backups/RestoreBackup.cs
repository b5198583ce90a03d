using System.Globalization;
using CrmBot.Database;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Settings;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CrmBot.Backups;

/// <summary>A database that was restored.</summary>
/// <param name="Aside">Where the database that was replaced lies now; null when there was none.</param>
/// <param name="Newer">How many rows more it had, by table; null when it could not be read.</param>
internal sealed record RestoredDatabase(BackupReport Report, string? Aside, IReadOnlyDictionary<string, long>? Newer);

/// <summary>Puts the database of a backup in the place of the present one, which is kept aside. The service must not be running.</summary>
internal sealed class RestoreBackup(
    StoreOptions options, DataFolder data, DataFolderLock alone, AuditHeadFile head, CheckBackup check, KnownMigrations migrations,
    Clocks clocks)
{
    /// <param name="force">Whether a database that is there may be put aside.</param>
    /// <exception cref="BackupProblem">Nothing was changed; the message says why.</exception>
    public async Task<RestoredDatabase> RunAsync(string path, bool force, CancellationToken cancellationToken)
    {
        if (!alone.TryTake()) throw new BackupProblem($"CrmBot is running on the data folder {data.Path}. Stop it, then restore.");
        if (File.Exists(options.Database) && !force)
            throw new BackupProblem(
                $"There is a database already: {options.Database}. With --force it is put aside and the backup takes its place.");
        using var scratch = ScratchFolder.In(data);
        var restored = scratch.File("restored.db");
        var report = await check.RunAsync(path, restored, cancellationToken);
        PrivateFile.Close(restored);
        if (report.Problems.Count > 0)
            throw new BackupProblem(
                "The backup is not as it was made, and nothing was changed. " + string.Join(' ', report.Problems.Take(10)));
        if (migrations.Unknown(report.Manifest.Migrations) is { Count: > 0 } unknown)
            throw new BackupProblem(
                $"A newer CrmBot has made this backup (it knows {unknown[0]}); restore it with that one. Nothing was changed.");
        var done = Replace(report, restored);
        // The log of the restored database ends earlier; what was noted belongs to the one put aside.
        head.Forget();
        return done;
    }

    private RestoredDatabase Replace(BackupReport report, string restored)
    {
        if (!File.Exists(options.Database))
        {
            PutLogsAside(Aside());
            File.Move(restored, options.Database);
            return new RestoredDatabase(report, null, null);
        }

        var (aside, newer) = (Aside(), Newer(report.Manifest, CloseLog()));
        // A log that is left (of a damaged database) must not be taken for one of the restored database's.
        PutLogsAside(aside);
        File.Replace(restored, options.Database, aside);
        return new RestoredDatabase(report, aside, newer);
    }

    /// <summary>Brings the log into the file, which only works when nobody else has it open.</summary>
    /// <returns>The rows per table; null when the database cannot be read.</returns>
    private IReadOnlyDictionary<string, long>? CloseLog()
    {
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = options.Database, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            command.ExecuteScalar();
            return SumTables.Count(connection);
        }
        catch (SqliteException locked) when (locked.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            throw new BackupProblem($"Another program has {options.Database} open. Close it, then restore. Nothing was changed.", locked);
        }
        catch (SqliteException)
        {
            // Damaged, which is why one restores. It is put aside as it is.
            return null;
        }
    }

    private static Dictionary<string, long>? Newer(BackupManifest manifest, IReadOnlyDictionary<string, long>? now) => now is null
        ? null
        : manifest.Tables.Select(table => (table.Table, More: now.GetValueOrDefault(table.Table) - table.Rows))
            .Where(table => table.More > 0)
            .ToDictionary(table => table.Table, table => table.More);

    private void PutLogsAside(string aside)
    {
        foreach (var part in (string[])["-wal", "-shm"])
            if (File.Exists(options.Database + part)) File.Move(options.Database + part, aside + part);
    }

    private string Aside()
    {
        var moment = clocks.System.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var path = $"{options.Database}.before-restore-{moment}";
        for (var again = 2; File.Exists(path); again++) path = $"{options.Database}.before-restore-{moment}-{again}";
        return path;
    }
}
