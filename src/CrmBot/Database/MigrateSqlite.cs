using CrmBot.Backups;
using CrmBot.Runtime.Store;
using CrmBot.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Database;

/// <summary>
/// The embedded database: made when there is none, brought up to date when it is older than
/// the program, and backed up before that. A database that is up to date is not written to.
/// </summary>
internal sealed partial class MigrateSqlite(
    StoreOptions options, IStoreContextFactory contexts, KnownMigrations known, DataFolder folder, BackupSettings backups,
    MakeBackup backup,
    ILogger<MigrateSqlite> log) : IMigrateDatabase
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await IsUpToDateAsync(cancellationToken)) return;
        using var alone = await WaitForOthersAsync(cancellationToken);
        MakeReady();
        await using var connection = SqliteConnections.OpenWriter(options.Database);
        await using var db = contexts.Create(connection);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (!(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) return;
        if (applied.Count > 0)
        {
            await BackUpAsync(cancellationToken);
            await ForgetDeadLockAsync(connection, cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(options.Database)) return [];
        try
        {
            await using var connection = SqliteConnections.OpenReader(options.Database);
            return await CheckDatabase.RunAsync(connection, cancellationToken);
        }
        catch (SqliteException broken)
        {
            return [StoreTrouble.Explain(broken) ?? broken.Message];
        }
    }

    private async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken)
    {
        if (!IsThere()) return false;
        await using var connection = SqliteConnections.OpenWriter(options.Database);
        await using var db = contexts.Create(connection);
        known.RefuseNewer(await db.Database.GetAppliedMigrationsAsync(cancellationToken));
        return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    private bool IsThere() => new FileInfo(options.Database) is { Exists: true, Length: > 0 };

    // Pages that are freed can be given back later only where the file was begun this way.
    private void MakeReady()
    {
        if (IsThere()) return;
        // A disk that was not mounted, a file deleted by mistake: nobody should have to find out by missing customers.
        if (new BackupFolder(backups.Folder).Newest is { } newest) Log.EmptyBesideBackups(log, options.Database, newest.Path);
        PrivateFile.Make(options.Database);
        using var connection = new SqliteConnection(SqliteConnections.ConnectionString(options.Database));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;";
        command.ExecuteNonQuery();
    }

    private async Task<FileStream> WaitForOthersAsync(CancellationToken cancellationToken)
    {
        for (var left = LongestWait / LookAgain; left > 0; left--)
        {
            if (FileLock.TryTake(folder.File("upgrade.lock")) is { } alone) return alone;
            await Task.Delay(LookAgain, cancellationToken);
        }

        throw new SettingException(
            $"Another CrmBot has been bringing the database in {folder.Path} up to date for {LongestWait.TotalMinutes} minutes. Look at what it does.");
    }

    private async Task BackUpAsync(CancellationToken cancellationToken)
    {
        if (!backups.BeforeUpgrade) return;
        try
        {
            await backup.RunAsync(BackupReason.Upgrade, null, cancellationToken);
        }
        catch (BackupProblem problem)
        {
            throw new BackupProblem(
                "The database is older than the program, and the backup before bringing it up to date failed; the database was not changed. "
                + problem.Message + " (Backup:BeforeUpgrade=false goes on without a backup.)", problem);
        }
    }

    // EF waits for this row for ever; whoever left it does not run any more, or it would hold our file.
    private static async Task ForgetDeadLockAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        if ((await Pragma.ListAsync(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsLock'",
            cancellationToken)).Count == 0) return;
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM __EFMigrationsLock";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "There was no database at {Database}, so an empty one is made; but there are backups. To restore the newest: stop CrmBot, then crmbot restore {Backup} --force")]
        public static partial void EmptyBesideBackups(ILogger log, string database, string backup);
    }
}
