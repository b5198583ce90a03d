using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Outbox;

/// <summary>Removes what nobody asks for any more: settled rows, and card copies that are no longer kept current.</summary>
internal sealed class SweepOutbox(
    IStore store, OutboxInstance instance, Clocks clocks, Retention retention, ILogger<SweepOutbox> log) : EveryHour(clocks, log)
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
            var old = await store.ReadAsync((view, _) =>
                view.Sql.ListAsync(OldRows, row => row.Number(0), Before(retention.Delivered), Before(retention.Undelivered), PerLook),
                cancellationToken);
            foreach (var some in old.Chunk(PerWrite)) swept += await WriteAsync(work => DropAsync(work, some), cancellationToken);
            if (old.Count < PerLook) return swept;
        }

        long Before(TimeSpan kept) => Clocks.SystemNow - (long)kept.TotalMilliseconds;
    }

    // In small writes, so that no message waits long behind one.
    private Task<int> WriteAsync(Func<UnitOfWork, Task<int>> write, CancellationToken cancellationToken) =>
        store.WriteAsync($"outbox:{instance.Name}", (work, _) => write(work), cancellationToken);

    protected override Task TidyAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

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
}
