using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.WorldSnapshot;

/// <summary>
/// Takes in what others have written, also while nobody talks to this instance: an import from the command line, or another instance's
/// day. Else the first turn afterwards would have to take in all of it, and what is no longer in the log would be missed.
/// </summary>
internal sealed partial class KeepUpWithChanges(WorldKeeper keeper, Clocks clocks, ILogger<KeepUpWithChanges> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clocks.System);
        while (await WaitAsync(timer, stoppingToken))
            if (keeper.IsLoaded) await TryAsync(stoppingToken);
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TryAsync(CancellationToken stop)
    {
        try
        {
            await keeper.LoadAsync(stop);
        }
#pragma warning disable CA1031 // The edge of one look: the store may be away for a while, and every turn looks for itself.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            if (!stop.IsCancellationRequested) Log.NotSeen(log, problem.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What others have written could not be looked at ({Problem}); it is tried again.")]
        public static partial void NotSeen(ILogger log, string problem);
    }
}
