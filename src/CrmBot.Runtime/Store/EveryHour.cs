using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Tidying up that nobody waits for, once an hour of system time. What goes wrong is logged, and the next hour tries again.
/// </summary>
public abstract partial class EveryHour(Clocks clocks, ILogger log) : BackgroundService
{
    protected Clocks Clocks { get; } = clocks;

    protected ILogger Logger { get; } = log;

    /// <summary>What is done each hour; may take long, but not in one write.</summary>
    protected abstract Task TidyAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1), Clocks.System);
        try
        {
            while (await hours.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TidyAsync(stoppingToken);
        }
#pragma warning disable CA1031 // The edge of one job: the next hour tries again.
        catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(Logger, GetType().Name, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Job} could not be done; it is tried again in an hour.")]
        public static partial void Failed(ILogger log, string job, Exception problem);
    }
}
