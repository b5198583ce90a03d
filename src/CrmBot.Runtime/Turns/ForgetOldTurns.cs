using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Undo;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Turns;

/// <summary>Once an hour, forgets what no repeat, undo or other instance will ask for any more.</summary>
internal sealed partial class ForgetOldTurns(IStore store, Clocks clocks, Retention retention, ILogger<ForgetOldTurns> logger) : BackgroundService
{
    // Of a place where nobody has spoken for long, nobody says "the last one" any more.
    private const string OldMemory = "DELETE FROM conversation_memory WHERE place_key IN (SELECT place_key FROM place WHERE seen_system_at < $1)";

    public Task ForgetAsync(CancellationToken cancellationToken) => store.WriteAsync("forget", async (work, _) =>
    {
        await StoredAnswers.PruneAsync(work, work.SystemNow - (long)retention.Repeats.TotalMilliseconds);
        await ChangeLog.PruneAsync(work);
        await work.Sql.ExecuteAsync(OldMemory, work.SystemNow - (long)retention.Memory.TotalMilliseconds);
        return await UndoJournal.ForgetAsync(work, work.Now - (long)retention.Undo.TotalMilliseconds);
    }, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1), clocks.System);
        while (await hours.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotForgotten(logger, problem);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Old rows could not be removed; tried again in an hour.")]
        public static partial void NotForgotten(ILogger logger, Exception problem);
    }
}
