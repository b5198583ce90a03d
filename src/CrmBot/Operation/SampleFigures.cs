using System.Diagnostics.Metrics;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;

namespace CrmBot.Operation;

/// <summary>
/// Reads every few seconds how much waits in the outbox and how many timers are late, so that a collector may ask at any moment. All
/// instances of a service tell the same figures of their one database: take the largest, not the sum.
/// </summary>
internal sealed partial class SampleFigures : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private readonly OutboxView outbox;
    private readonly TimerView timers;
    private readonly Clocks clocks;
    private readonly TelemetryOptions options;
    private readonly ILogger<SampleFigures> log;
    private readonly Meter meter = new(Measures.Name);
    private OutboxState? waiting;
    private TimerState? planned;

    public SampleFigures(OutboxView outbox, TimerView timers, Clocks clocks, TelemetryOptions options, ILogger<SampleFigures> log)
    {
        (this.outbox, this.timers, this.clocks, this.options, this.log) = (outbox, timers, clocks, options, log);
        Gauge("crmbot.outbox.depth", "{message}", "Messages and card updates that wait to leave.", () => waiting?.Depth);
        Gauge("crmbot.outbox.oldest_age", "s", "How long the oldest of them has waited.", () => waiting?.OldestMilliseconds / 1000.0);
        Gauge("crmbot.outbox.undelivered", "{message}", "Given up, or of unknown fate, at most 1000 counted.",
            () => waiting?.Dead.Count + waiting?.Unknown.Count);
        Gauge("crmbot.timer.late", "{timer}", "Timers that were due more than a minute ago.", () => planned?.Late);
        Gauge("crmbot.timer.failed", "{timer}", "Timers that are tried again or were given up, at most 100 counted.",
            () => planned?.Failed.Count);
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(options.Every < Longest ? options.Every : Longest, clocks.System);
        try
        {
            do
            {
                await ReadAsync(stoppingToken);
            }
            while (await ticks.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            waiting = await outbox.ReadAsync(500, cancellationToken);
            planned = await timers.ReadAsync(100, cancellationToken);
        }
#pragma warning disable CA1031 // The edge of one look: the database may be away for a while.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotRead(log, problem.GetType().Name);
        }
    }

    private void Gauge(string name, string unit, string meaning, Func<double?> value) =>
        meter.CreateObservableGauge(name,
            () => value() is { } known ? (IEnumerable<Measurement<double>>)[new Measurement<double>(known)] : [], unit, meaning);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The figures for the collector could not be read ({Reason}).")]
        public static partial void NotRead(ILogger log, string reason);
    }
}
