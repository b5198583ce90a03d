using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Undo;

/// <summary>Drops, once an hour, the journal of turns whose time to undo ended a day ago: until then the answer is "too late", not "nothing".</summary>
internal sealed partial class ForgetOldTurns(IStore store, Clocks clocks, ILogger<ForgetOldTurns> logger) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromHours(1), clocks.System);
        while (await ticks.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await store.WriteAsync("undo", (work, _) => UndoJournal.ForgetAsync(work, work.Now - (long)Kept.TotalMilliseconds), stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Dropping old undo steps failed; it is tried again in an hour")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
