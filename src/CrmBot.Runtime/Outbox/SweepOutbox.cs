using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Outbox;

/// <summary>Removes what nobody asks for any more: settled rows, and card copies that are no longer kept current.</summary>
internal sealed partial class SweepOutbox(IStore store, OutboxInstance instance, Clocks clocks, Retention retention, ILogger<SweepOutbox> log) : BackgroundService
{
    private const int PerWrite = 500;
    private const int PerLook = 5000;

    // Read outside the writer, because it reads every row. What keeps a second one away (a slot) stays longer.
    private const string OldRows =
        """
        SELECT seq FROM outbox
        WHERE (state IN (10, 13) AND slot IS NULL AND settled_system_at < $1) OR (state >= 10 AND settled_system_at < $2)
        ORDER BY seq LIMIT $3
        """;

    private const string DropRow = "DELETE FROM outbox WHERE seq = $1 AND state >= 10";

    // Their ids begin with the time they were made at, so the oldest come first, and no more than those are read.
    private const string OldCopies =
        """
        SELECT oldest.instance FROM (SELECT instance, created_at FROM card_copy ORDER BY instance LIMIT $2) AS oldest
        WHERE oldest.created_at < $1
        """;

    /// <summary>Removes everything that is old enough.</summary>
    /// <returns>How many rows and copies went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var rows = await SweepRowsAsync(cancellationToken);
        var copies = 0;
        for (var round = PerWrite; round == PerWrite; copies += round)
            round = await WriteAsync(SweepCopiesAsync, cancellationToken);
        return rows + copies;
    }

    private async Task<int> SweepRowsAsync(CancellationToken cancellationToken)
    {
        for (var swept = 0; ;)
        {
            var old = await store.ReadAsync((view, _) => view.Sql.ListAsync(OldRows, row => row.Number(0), Before(retention.Delivered), Before(retention.Undelivered), PerLook), cancellationToken);
            foreach (var some in old.Chunk(PerWrite)) swept += await WriteAsync(work => DropAsync(work, some), cancellationToken);
            if (old.Count < PerLook) return swept;
        }

        long Before(TimeSpan kept) => clocks.SystemNow - (long)kept.TotalMilliseconds;
    }

    // In small writes, so that no message waits long behind one.
    private Task<int> WriteAsync(Func<UnitOfWork, Task<int>> write, CancellationToken cancellationToken) =>
        store.WriteAsync($"outbox:{instance.Name}", (work, _) => write(work), cancellationToken);

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

    private static async Task<int> DropAsync(UnitOfWork work, IEnumerable<long> rows)
    {
        var dropped = 0;
        foreach (var row in rows) dropped += await work.Sql.ExecuteAsync(DropRow, row);
        return dropped;
    }

    private static async Task<int> SweepCopiesAsync(UnitOfWork work)
    {
        var copies = await work.Sql.ListAsync(OldCopies, row => row.Id(0), work.Now - CardCopies.KeptCurrent, PerWrite);
        foreach (var instance in copies)
        {
            await work.Sql.ExecuteAsync("DELETE FROM card_record WHERE instance = $1", instance);
            await work.Sql.ExecuteAsync("DELETE FROM card_copy WHERE instance = $1", instance);
        }

        return copies.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Old outbox rows could not be removed.")]
        public static partial void Failed(ILogger log, Exception problem);
    }
}
