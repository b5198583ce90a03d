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
    // From its copy is drawn what an operator sends once more: while its row waits for that, the copy stays.
    private const string OldCopies =
        """
        SELECT oldest.instance, waits.state
        FROM (SELECT instance, created_at, seq FROM card_copy WHERE instance > $3 ORDER BY instance LIMIT $2) AS oldest
        LEFT JOIN outbox AS waits ON waits.seq = oldest.seq AND waits.state NOT IN (10, 13)
        WHERE oldest.created_at < $1 ORDER BY oldest.instance
        """;

    /// <summary>Removes everything that is old enough.</summary>
    /// <returns>How many rows and copies went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var swept = await SweepRowsAsync(cancellationToken);
        for (Guid? after = Guid.Empty; after is { } last;)
        {
            (var copies, after) = await WriteAsync(work => SweepCopiesAsync(work, last), cancellationToken);
            swept += copies;
        }

        return swept;
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
    private Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> write, CancellationToken cancellationToken) =>
        store.WriteAsync($"outbox:{instance.Name}", (work, _) => write(work), cancellationToken);

    protected override Task TidyAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    private static async Task<int> DropAsync(UnitOfWork work, IEnumerable<long> rows)
    {
        var dropped = 0;
        foreach (var row in rows) dropped += await work.Sql.ExecuteAsync(DropRow, row);
        return dropped;
    }

    // Also says after which copy to look on; null at the end.
    private static async Task<(int Swept, Guid? Last)> SweepCopiesAsync(UnitOfWork work, Guid after)
    {
        var old = await work.Sql.ListAsync(
            OldCopies, row => (Instance: row.Id(0), MayGo: row.NumberOrNull(1) is null),
            work.Now - CardCopies.KeptCurrent, PerWrite, after);
        var copies = old.FindAll(copy => copy.MayGo);
        foreach (var (instance, _) in copies)
        {
            await work.Sql.ExecuteAsync("DELETE FROM card_record WHERE instance = $1", instance);
            await work.Sql.ExecuteAsync("DELETE FROM card_copy WHERE instance = $1", instance);
        }

        return (copies.Count, old.Count == PerWrite ? old[^1].Instance : null);
    }
}
