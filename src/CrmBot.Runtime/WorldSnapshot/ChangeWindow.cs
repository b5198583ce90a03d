using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.WorldSnapshot;

/// <summary>
/// Which changes a snapshot of the store shows. Everything before <see cref="Next"/> has been seen once a window ends there.
/// SQLite counts changes; PostgreSQL counts transactions, because a lower number may become visible after a higher one.
/// </summary>
/// <param name="Next">The first number (SQLite) or transaction (PostgreSQL) that the next window begins with.</param>
internal sealed record ChangeWindow(long Next, IReadOnlyCollection<RecordRef> Changes)
{
    /// <summary>Changes are kept this long after a reader would have seen them; who slept longer loads everything again.</summary>
    private const int Kept = 100_000;

    /// <summary>Where a reader stands who has just loaded everything in this view.</summary>
    public static async Task<long> HereAsync(ReadView view) => await view.Sql.FirstAsync(
        view.Engine == EngineKind.Sqlite
            ? "SELECT COALESCE(MAX(number), 0) + 1 FROM world_change"
            : "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
        row => row.Number(0));

    public static Task<ChangeWindow> SinceAsync(ReadView view, long next) =>
        view.Engine == EngineKind.Sqlite ? SinceNumberAsync(view, next) : SinceTransactionAsync(view, next);

    public static Task PruneAsync(UnitOfWork work) =>
        work.Sql.ExecuteAsync("DELETE FROM world_change WHERE number <= (SELECT MAX(number) FROM world_change) - $1", Kept);

    private static async Task<ChangeWindow> SinceNumberAsync(ReadView view, long next)
    {
        var rows = await view.Sql.ListAsync(
            "SELECT number, kind, record_id FROM world_change WHERE number >= $1 ORDER BY number", row => (row.Number(0), Record(row, 1)), next);
        return rows.Count == 0
            ? new ChangeWindow(next, [])
            : new ChangeWindow(rows[^1].Item1 + 1, rows.Select(row => row.Item2).ToHashSet());
    }

    private static async Task<ChangeWindow> SinceTransactionAsync(ReadView view, long next)
    {
        var ended = await HereAsync(view);
        if (ended <= next) return new ChangeWindow(next, []);

        var rows = await view.Sql.ListAsync(
            "SELECT kind, record_id FROM world_change WHERE tx >= $1 AND tx < $2", row => Record(row, 0), next, ended);
        return new ChangeWindow(ended, rows.ToHashSet());
    }

    private static RecordRef Record(System.Data.Common.DbDataReader row, int column) => new(row.Text(column), row.Id(column + 1));
}
