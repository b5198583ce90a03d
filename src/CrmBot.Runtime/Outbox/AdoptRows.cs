using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Outbox;

/// <summary>
/// Takes over the open rows of an instance that is gone: at start (SQLite has one process at a time), and on PostgreSQL whenever a
/// lease has run out. What was leaving when it died may have arrived: at-least-once messages are repeated once, marked, after five
/// seconds; others become unknown; edits are repeated freely.
/// </summary>
internal static class AdoptRows
{
    private const int AtOnce = 1000;

    // Later than any lease, and with room to add to.
    private const long Forever = long.MaxValue / 2;

    // A lease that would last longer than leases do was taken before the clock was set back. Of a hundred
    // thousand rows a few are open: their index is used only where its condition is said in its own words.
    private const string Lost = "state < 10 AND holder <> $1 AND (until_system_at <= $2 OR until_system_at > $2 + 120000)";

    private const string NeverRepeat =
        $"""
        UPDATE outbox SET state = 11, settled_system_at = $3, failure = 'interrupted'
        WHERE state = 1 AND kind = 0 AND (delivery = 1 OR again = 1) AND {Lost}
        """;

    private const string RepeatOnce =
        $"UPDATE outbox SET state = 0, again = 1, attempts = attempts + 1, due_system_at = $3 WHERE state = 1 AND kind = 0 AND {Lost}";

    private const string RepeatEdits = $"UPDATE outbox SET state = 0, due_system_at = $3 WHERE state = 1 AND kind = 1 AND {Lost}";

    private const string TakeAll =
        $"UPDATE outbox SET holder = $1, until_system_at = $3 WHERE state = 0 AND {Lost} RETURNING {OutboxRow.Columns}";

    private const string TakeSome =
        $"""
        UPDATE outbox SET holder = $1, until_system_at = $3
        WHERE seq IN (SELECT seq FROM outbox WHERE state = 0 AND {Lost} ORDER BY seq LIMIT $4 FOR UPDATE SKIP LOCKED)
        RETURNING {OutboxRow.Columns}
        """;

    private const string RenewAll = "UPDATE outbox SET until_system_at = $2 WHERE holder = $1 AND state < 10";

    // Ends the lease too, so that another instance need not wait for it.
    private const string LetGoAll = "UPDATE outbox SET state = 0, until_system_at = 0 WHERE holder = $1 AND state < 10";

    /// <returns>The rows that are now this instance's, oldest first.</returns>
    public static async Task<List<OutboxRow>> RunAsync(UnitOfWork work, string holder)
    {
        var now = work.SystemNow;
        var alone = work.Engine == EngineKind.Sqlite;
        var ended = alone ? Forever : now;
        await work.Sql.ExecuteAsync(NeverRepeat, holder, ended, now);
        await work.Sql.ExecuteAsync(RepeatOnce, holder, ended, now + RetryRules.RepeatAfter);
        await work.Sql.ExecuteAsync(RepeatEdits, holder, ended, now);
        var rows = alone
            ? await work.Sql.ListAsync(TakeAll, OutboxRow.Read, holder, ended, now + OutboxInstance.Lease)
            : await work.Sql.ListAsync(TakeSome, OutboxRow.Read, holder, ended, now + OutboxInstance.Lease, AtOnce);
        rows.Sort((a, b) => a.Seq.CompareTo(b.Seq));
        return rows;
    }

    /// <summary>Leaves all rows to the next instance. Nothing may be on its way any more.</summary>
    public static Task LetGoAsync(UnitOfWork work, string holder) => work.Sql.ExecuteAsync(LetGoAll, holder);

    /// <summary>Keeps this instance's rows its own.</summary>
    public static Task RenewAsync(UnitOfWork work, string holder) =>
        work.Sql.ExecuteAsync(RenewAll, holder, work.SystemNow + OutboxInstance.Lease);
}
