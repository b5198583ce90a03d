using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Timers;

/// <summary>The timer table's statements. On PostgreSQL due timers are leased to one instance; on SQLite there is only one.</summary>
internal static class TimerRows
{
    private const long Lease = 60_000;

    // The longest pause between two tries is four minutes; a retry further away was planned before the clock was set back.
    private const string Ready = "state = 0 AND due <= $1 AND (retry_system_at <= $2 OR retry_system_at > $2 + 600000)";

    private const string DueHere = $"SELECT rule, record, slot, due FROM timer WHERE {Ready} ORDER BY due, rule, record, slot LIMIT $3";

    // A lease that would last longer than leases do was taken before the clock was set back.
    private const string LeaseDue =
        $"""
        UPDATE timer SET holder = $3, until_system_at = $4
        WHERE (rule, record, slot) IN (
          SELECT rule, record, slot FROM timer WHERE {Ready} AND (until_system_at <= $2 OR until_system_at > $6) ORDER BY due LIMIT $5 FOR UPDATE SKIP LOCKED)
        RETURNING rule, record, slot, due
        """;

    private const string TakeOne =
        "DELETE FROM timer WHERE rule = $1 AND record = $2 AND slot = $3 AND due = $4 AND state = 0 AND (holder IS NULL OR holder = $5)";

    private const string FailOne =
        """
        UPDATE timer SET attempts = attempts + 1, failure = $5, holder = NULL, until_system_at = 0,
          state = CASE WHEN attempts + 1 >= $6 THEN 2 ELSE 0 END,
          retry_system_at = $7 + 1000 * (1 << CAST(CASE WHEN attempts > 8 THEN 8 ELSE attempts END AS INTEGER))
        WHERE rule = $1 AND record = $2 AND slot = $3 AND due = $4 AND state = 0
        """;

    private const string LetGoAll = "UPDATE timer SET holder = NULL, until_system_at = 0 WHERE holder = $1 AND state = 0";

    private const string NextDue = "SELECT MIN(due) FROM timer WHERE state = 0 AND retry_system_at = 0 AND until_system_at <= $1";
    private const string NextRetry = "SELECT MIN(retry_system_at) FROM timer WHERE state = 0 AND retry_system_at > 0";

    /// <summary>Timers that are due, in the order in which they fell due; on PostgreSQL they are this instance's for a minute.</summary>
    public static async Task<List<DueTimer>> DueAsync(
        IStore store, string holder, long now, long systemNow, int most, CancellationToken cancellationToken)
    {
        if (store.Engine == EngineKind.Sqlite)
        {
            return await store.ReadAsync((view, _) => view.Sql.ListAsync(DueHere, Read, now, systemNow, most), cancellationToken);
        }

        var leased = await store.WriteAsync(
            $"timers:{holder}", (work, _) => work.Sql.ListAsync(LeaseDue, Read, now, systemNow, holder, systemNow + Lease, most,
                systemNow + (2 * Lease)), cancellationToken);
        leased.Sort((a, b) => a.Due.CompareTo(b.Due));
        return leased;
    }

    /// <summary>Takes the timer out for good, with whatever else this transaction does.</summary>
    /// <returns>False when it was moved, cancelled, or is another instance's.</returns>
    public static async Task<bool> TakeAsync(UnitOfWork work, DueTimer timer, string holder) =>
        await work.Sql.ExecuteAsync(TakeOne, timer.Rule, timer.Record, timer.Slot, timer.Due, holder) == 1;

    /// <summary>Tries again later; gives up after <paramref name="mostAttempts"/>.</summary>
    public static Task FailAsync(UnitOfWork work, DueTimer timer, string failure, int mostAttempts) =>
        work.Sql.ExecuteAsync(FailOne, timer.Rule, timer.Record, timer.Slot, timer.Due, failure, mostAttempts, work.SystemNow);

    /// <summary>Leaves what is this instance's to the others and to the next start, which would wait for the lease's end otherwise.</summary>
    public static Task<int> LetGoAsync(UnitOfWork work, string holder) => work.Sql.ExecuteAsync(LetGoAll, holder);

    /// <summary>Gives timers that were given up another chance: a new start may bring a mended handler.</summary>
    public static Task<int> ReviveAsync(UnitOfWork work) =>
        work.Sql.ExecuteAsync("UPDATE timer SET state = 0, attempts = 0, retry_system_at = 0, failure = NULL WHERE state = 2");

    /// <summary>The next due instant of business time and the next retry in system time; null where there is none.</summary>
    public static async Task<(long? Due, long? Retry)> NextAsync(ReadView view, long systemNow) => (
        await view.Sql.FirstAsync(NextDue, row => row.NumberOrNull(0), systemNow),
        await view.Sql.FirstAsync(NextRetry, row => row.NumberOrNull(0)));

    private static DueTimer Read(StoreRow row) => new(row.Text(0), row.Id(1), row.Text(2), row.Number(3));
}
