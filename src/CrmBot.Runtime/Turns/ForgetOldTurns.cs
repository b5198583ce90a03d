using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Undo;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Turns;

/// <summary>Once an hour, forgets what no repeat, undo or other instance will ask for any more.</summary>
internal sealed partial class ForgetOldTurns(IStore store, Clocks clocks, ILogger<ForgetOldTurns> logger) : BackgroundService
{
    private const long UndoKept = 7 * 24 * 3_600_000L;

    public Task ForgetAsync(CancellationToken cancellationToken) => store.WriteAsync("forget", async (work, _) =>
    {
        await StoredAnswers.PruneAsync(work, work.SystemNow);
        await ChangeLog.PruneAsync(work);
        return await UndoJournal.ForgetAsync(work, work.Now - UndoKept);
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
