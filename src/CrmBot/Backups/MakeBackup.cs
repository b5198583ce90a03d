using System.Diagnostics;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Settings;
using Microsoft.Data.Sqlite;

namespace CrmBot.Backups;

/// <summary>A backup that was made and checked.</summary>
/// <param name="Removed">How many older ones went for it.</param>
internal sealed record MadeBackup(string Path, BackupManifest Manifest, bool IsEncrypted, long Bytes, int Removed);

/// <summary>
/// Copies the running database, packs and encrypts the copy, opens what was written again and compares,
/// and only then gives it its name. What fails leaves nothing behind and the older backups alone.
/// </summary>
internal sealed partial class MakeBackup(
    StoreOptions options, BackupSettings settings, DataFolder data, Clocks clocks, CheckBackup check, ILogger<MakeBackup> log) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    /// <param name="to">Another folder than the configured one; nothing is removed there.</param>
    /// <exception cref="BackupProblem">It could not be made, or is not as it should be.</exception>
    public async Task<MadeBackup> RunAsync(BackupReason reason, string? to, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => MakeAsync(reason, to, cancellationToken), cancellationToken);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BackupProblem($"No backup was made. {StoreTrouble.Explain(failure) ?? failure.Message}", failure);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<MadeBackup> MakeAsync(BackupReason reason, string? to, CancellationToken cancellationToken)
    {
        if (new FileInfo(options.Database) is not { Exists: true, Length: > 0 })
            throw new BackupProblem($"There is no database at {options.Database}, so there is nothing to back up.");
        var began = Stopwatch.GetTimestamp();
        var folder = new BackupFolder(to ?? settings.Folder);
        using var scratch = ScratchFolder.In(data);
        var copy = scratch.File("copy.db");
        // Before the copy begins: whatever was stored by then is in it.
        var madeAt = clocks.System.GetUtcNow();
        CopyDatabase.Run(options.Database, copy, cancellationToken);
        var manifest = await CopyDatabase.DescribeAsync(copy, madeAt, reason, cancellationToken);
        var path = folder.Next(madeAt, reason);
        await WriteAsync(path, manifest, copy, scratch.File("tried.db"), cancellationToken);
        var removed = to is null ? folder.Prune(settings.Keep) : 0;
        var made = new MadeBackup(path, manifest, settings.Keys.CurrentId is not null, new FileInfo(path).Length, removed);
        Log.Made(log, path, manifest.Rows, made.Bytes, Stopwatch.GetElapsedTime(began).TotalSeconds, removed);
        if (!made.IsEncrypted) Log.NotEncrypted(log);
        return made;
    }

    private async Task WriteAsync(string path, BackupManifest manifest, string copy, string tried, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        try
        {
            BackupContainer.Write(part, settings.Keys, manifest, copy, cancellationToken);
            // Room for the second copy.
            File.Delete(copy);
            var report = await check.RunAsync(part, tried, cancellationToken);
            if (report.Problems.Count > 0)
                throw new BackupProblem("No backup was made: the database, or what was written of it, is not sound. "
                    + string.Join(' ', report.Problems.Take(5)));
            File.Move(part, path);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information,
            "Backup {Path}: {Rows} rows, {Bytes} bytes, checked, {Seconds:0.0} s; {Removed} old ones removed.")]
        public static partial void Made(ILogger log, string path, long rows, long bytes, double seconds, int removed);

        [LoggerMessage(2, LogLevel.Warning, "The backup is not encrypted: Backup:Keys lists no key.")]
        public static partial void NotEncrypted(ILogger log);
    }
}
