using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Audit;

/// <summary>Seals what was appended every few seconds, in one of the instances.</summary>
internal sealed partial class AuditSealer(SealAudit seal, Clocks clocks, ILogger<AuditSealer> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Pause, clocks.System);
        while (await ticks.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await SealAllAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task SealAllAsync(CancellationToken stoppingToken)
    {
        try
        {
            // More than one block after a busy spell or downtime.
            while (await seal.RunAsync(stoppingToken).ConfigureAwait(false) is var rows and > 0) Log.Sealed(logger, rows);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            if (StoreTrouble.Explain(failure) is { } why) Log.NoStore(logger, why);
            else Log.Failed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Sealed {Rows} audit rows")]
        public static partial void Sealed(ILogger logger, int rows);

        [LoggerMessage(2, LogLevel.Error, "Sealing the audit log failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception failure);

        [LoggerMessage(3, LogLevel.Error, "Sealing the audit log waits: {Why}")]
        public static partial void NoStore(ILogger logger, string why);
    }
}
