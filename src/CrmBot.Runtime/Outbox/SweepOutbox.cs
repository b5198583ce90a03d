using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Outbox;

/// <summary>Removes what nobody asks for any more: settled rows, and card copies that are no longer kept current.</summary>
internal sealed partial class SweepOutbox(IStore store, OutboxInstance instance, Clocks clocks, Retention retention, ILogger<SweepOutbox> log) : BackgroundService
{
    private const int PerWrite = 500;
    // Delivered ones (without a slot that keeps a second one away) first.
    private const string SweepRows =
        """
        DELETE FROM outbox WHERE seq IN (
          SELECT seq FROM outbox
          WHERE (state IN (10, 13) AND slot IS NULL AND settled_system_at < $1) OR (state >= 10 AND settled_system_at < $2)
          ORDER BY seq LIMIT $3)
        """;

    private const string OldCopies = "SELECT instance FROM card_copy WHERE created_at < $1 ORDER BY instance LIMIT $2";

    /// <summary>Removes everything that is old enough.</summary>
    /// <returns>How many rows and copies went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        for (var round = PerWrite; round == PerWrite;)
        {
            // In small writes, so that no message waits long behind one.
            round = await store.WriteAsync($"outbox:{instance.Name}", (work, _) => SweepAsync(work), cancellationToken);
            swept += round;
        }

        return swept;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), clocks.System);
        try
        {
            while (await hourly.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
#pragma warning disable CA1031 // The edge of one job: the next hour tries again.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, problem);
        }
    }

    private async Task<int> SweepAsync(UnitOfWork work)
    {
        var rows = await work.Sql.ExecuteAsync(SweepRows, Before(retention.Delivered), Before(retention.Undelivered), PerWrite);
        var copies = await work.Sql.ListAsync(OldCopies, row => row.Id(0), work.Now - CardCopies.KeptCurrent, PerWrite);
        foreach (var instance in copies)
        {
            await work.Sql.ExecuteAsync("DELETE FROM card_record WHERE instance = $1", instance);
            await work.Sql.ExecuteAsync("DELETE FROM card_copy WHERE instance = $1", instance);
        }

        return Math.Max(rows, copies.Count);

        long Before(TimeSpan kept) => work.SystemNow - (long)kept.TotalMilliseconds;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Old outbox rows could not be removed.")]
        public static partial void Failed(ILogger log, Exception problem);
    }
}
