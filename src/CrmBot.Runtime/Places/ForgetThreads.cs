using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Places;

/// <summary>
/// Once an hour, forgets the channel threads in which nobody has spoken for long: each is a place of its own, and there is no end of them.
/// Chats and the channels themselves stay; whoever speaks in a forgotten thread makes it known again.
/// </summary>
internal sealed class ForgetThreads(
    IStore store, Clocks clocks, Retention retention, IEnumerable<IPostToPlaces> posters, ILogger<ForgetThreads> log)
    : EveryHour(clocks, log)
{
    private const int PerWrite = 500, MostAnHour = 20_000;

    // What was talked about there goes first, by this same row.
    private const string Old =
        """
        SELECT place_key FROM place
        WHERE scope = 2 AND conversation_id LIKE '%;%' AND seen_system_at < $1
          AND NOT EXISTS (SELECT 1 FROM conversation_memory m WHERE m.place_key = place.place_key)
        ORDER BY seen_system_at LIMIT $2
        """;

    private const string Drop = "DELETE FROM place WHERE place_key = $1 AND seen_system_at < $2";

    /// <returns>How many threads went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // Cards are edited for a while after they were posted, and for that the place is needed.
        var before = Clocks.SystemNow - Math.Max((long)retention.Memory.TotalMilliseconds, CardCopies.KeptCurrent);
        var old = await store.ReadAsync((view, token) => FindAsync(view, before, token), cancellationToken);
        var gone = 0;
        foreach (var some in old.Chunk(PerWrite))
            gone += await store.WriteAsync("forget", (work, _) => DropAsync(work, some, before), cancellationToken);
        return gone;
    }

    protected override Task TidyAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    private async Task<List<string>> FindAsync(ReadView view, long before, CancellationToken cancellationToken)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var poster in posters) kept.UnionWith(await poster.KeysAsync(view, cancellationToken));
        var old = await view.Sql.ListAsync(Old, row => row.Text(0), before, MostAnHour + kept.Count);
        old.RemoveAll(kept.Contains);
        return old;
    }

    private static async Task<int> DropAsync(UnitOfWork work, IEnumerable<string> threads, long before)
    {
        var dropped = 0;
        foreach (var thread in threads) dropped += await work.Sql.ExecuteAsync(Drop, thread, before);
        return dropped;
    }
}
