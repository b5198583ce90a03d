using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.WorldSnapshot;

/// <summary>One row of the log.</summary>
/// <param name="Number">In the order of writing.</param>
/// <param name="Order">What the reader's position counts: the number itself, on PostgreSQL the writing transaction.</param>
internal readonly record struct LoggedChange(long Number, long Order, RecordRef Record);

/// <summary>
/// The log of changes, read from a position on. SQLite has one writer, so the position is the next number. On PostgreSQL a lower number may
/// become visible after a higher one: there the position is the oldest transaction that was still running, and what was read beyond it
/// is remembered until that one has ended.
/// </summary>
internal sealed class ChangeLog
{
    /// <summary>The newest that are kept: far more than are written between two looks of <see cref="KeepUpWithChanges"/>.</summary>
    private const int Kept = 100_000;

    private const string Old =
        """
        DELETE FROM world_change WHERE number IN (
          SELECT number FROM world_change WHERE number <= (SELECT MAX(number) FROM world_change) - $1 ORDER BY number LIMIT $2)
        """;

    private const string SqliteHere = "SELECT COALESCE(MAX(number), 0) + 1 FROM world_change";
    private const string PostgresHere = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private const string SqliteSince = "SELECT number, number, kind, record_id FROM world_change WHERE number >= $1 ORDER BY number";
    private const string PostgresSince = "SELECT number, tx, kind, record_id FROM world_change WHERE tx >= $1 ORDER BY number";

    private readonly Dictionary<long, long> beyond = [];
    private long position = -1;

    /// <summary>False until <see cref="StartAsync"/>.</summary>
    public bool IsStarted => position >= 0;

    /// <summary>Begins here: all that this view shows is known.</summary>
    public async Task StartAsync(ReadView view)
    {
        var here = await HereAsync(view);
        Advance(here, view.Engine == EngineKind.Sqlite ? [] : await SinceAsync(view, here));
    }

    /// <summary>What this view shows and was not read yet, and the position after it.</summary>
    public async Task<(long Here, List<LoggedChange> News)> ReadAsync(ReadView view)
    {
        var news = await SinceAsync(view, position);
        news.RemoveAll(change => beyond.ContainsKey(change.Number));
        if (view.Engine == EngineKind.Sqlite) return (news.Count == 0 ? position : news[^1].Number + 1, news);
        return (Math.Max(position, await HereAsync(view)), news);
    }

    /// <summary>The news were taken in.</summary>
    public void Advance(long here, IEnumerable<LoggedChange> news)
    {
        position = here;
        foreach (var (number, order) in beyond)
        {
            if (order < here) beyond.Remove(number);
        }

        foreach (var change in news.Where(change => change.Order >= here)) beyond[change.Number] = change.Order;
    }

    /// <summary>Drops what is older than the newest <see cref="Kept"/>.</summary>
    /// <inheritdoc cref="DeleteSome"/>
    public static Task<int> PruneAsync(UnitOfWork work, int most) => work.Sql.ExecuteAsync(Old, Kept, most);

    private static Task<long> HereAsync(ReadView view) =>
        view.Sql.FirstAsync(view.Engine == EngineKind.Sqlite ? SqliteHere : PostgresHere, row => row.Number(0));

    private static Task<List<LoggedChange>> SinceAsync(ReadView view, long position) => view.Sql.ListAsync(
        view.Engine == EngineKind.Sqlite ? SqliteSince : PostgresSince,
        row => new LoggedChange(row.Number(0), row.Number(1), new RecordRef(row.Text(2), row.Id(3))), position);
}
