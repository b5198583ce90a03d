using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Backups;

/// <summary>
/// Makes a backup every <c>Backup:Every</c> of system time, counted from
/// the newest in the folder, so that restarts neither skip nor add one.
/// </summary>
internal sealed partial class BackupSchedule(
    MakeBackup make, BackupSettings settings, Clocks clocks, ILogger<BackupSchedule> log) : BackgroundService
{
    /// <summary>A store without any backup gets its first one so soon after the start.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <param name="newest">When the newest backup was made; in the future when the
    /// clock was set back since: then it tells nothing, and one is due.</param>
    /// <param name="running">How long the service has been running.</param>
    public static bool IsDue(DateTimeOffset now, DateTimeOffset? newest, TimeSpan running, TimeSpan every) => newest is { } made
        ? now - made >= every || made > now + Tolerance
        : running >= (every < First ? every : First);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Every is not { } every)
        {
            Log.Off(log);
            return;
        }

        var started = clocks.System.GetTimestamp();
        var pause = every / 4 < LongestPause ? every / 4 : LongestPause;
        try
        {
            for (var next = pause; ; next = await LookAsync(every, started, stoppingToken) ? pause : AfterFailure)
                await Task.Delay(next, clocks.System, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what was begun left nothing behind.
        }
    }

    /// <returns>False when it was due and failed.</returns>
    private async Task<bool> LookAsync(TimeSpan every, long started, CancellationToken stoppingToken)
    {
        try
        {
            var newest = new BackupFolder(settings.Folder).Newest?.MadeAt;
            if (IsDue(clocks.System.GetUtcNow(), newest, clocks.System.GetElapsedTime(started), every))
                await make.RunAsync(BackupReason.Scheduled, null, stoppingToken);
            return true;
        }
        catch (BackupProblem problem)
        {
            Log.Failed(log, problem.Message);
        }
#pragma warning disable CA1031 // The edge of one job: the service goes on, and it is tried again.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, StoreTrouble.Explain(problem) ?? problem.ToString());
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error,
            "The scheduled backup failed; the older ones are kept, and it is tried again in 15 minutes. {Why}")]
        public static partial void Failed(ILogger log, string why);

        [LoggerMessage(2, LogLevel.Warning, "The schedule of backups is off (Backup:Every).")]
        public static partial void Off(ILogger log);
    }
}
