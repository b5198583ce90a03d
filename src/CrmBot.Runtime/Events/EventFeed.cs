using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Events;

/// <summary>
/// What happened, in order and without gaps: whoever reads on from the last position misses nothing. On PostgreSQL only
/// events are shown whose transaction is older than every running one, since a running one may yet add to them.
/// </summary>
public static class EventFeed
{
    private const string Columns = "tx, number, id, type, kind, record_id, parent_id, facts, business_at, system_at";
    private const string Sqlite = $"SELECT {Columns} FROM event WHERE number > $1 ORDER BY number LIMIT $2";
    private const string Complete = "tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private const string Postgres =
        $"SELECT {Columns} FROM event WHERE (tx, number) > ($1, $2) AND {Complete} ORDER BY tx, number LIMIT $3";
    private const string SqliteEnd = "SELECT 0, COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0)";
    private const string PostgresEnd = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1, 1152921504606846975";
    private const string Forgotten = "events.forgotten";
    private const string LastBefore = "SELECT tx, number FROM event WHERE system_at < $1 ORDER BY tx DESC, number DESC LIMIT 1";

    /// <param name="most">At most so many.</param>
    public static Task<List<StoredEvent>> AfterAsync(ReadView view, EventPosition after, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return view.Engine == EngineKind.Sqlite
            ? view.Sql.ListAsync(Sqlite, Read, after.Number, most)
            : view.Sql.ListAsync(Postgres, Read, after.Tx, after.Number, most);
    }

    /// <summary>Behind everything that is to be seen now.</summary>
    public static Task<EventPosition> EndAsync(ReadView view, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return view.Sql.FirstAsync(view.Engine == EngineKind.Sqlite ? SqliteEnd : PostgresEnd,
            row => new EventPosition(row.Number(0), row.Number(1)));
    }

    /// <summary>Up to where events are no longer kept; whoever has read less far has missed some.</summary>
    public static async Task<EventPosition> ForgottenAsync(ReadView view, CancellationToken cancellationToken) =>
        await Settings.FindAsync(view, Forgotten, cancellationToken) is { } text ? EventPosition.Parse(text) ?? default : default;

    /// <summary>
    /// Drops the oldest of what happened before (system time). That they are gone is stored with it, so that nobody reads past the gap.
    /// </summary>
    /// <inheritdoc cref="DeleteSome"/>
    internal static async Task<int> ForgetAsync(UnitOfWork work, long before, int most, CancellationToken cancellationToken)
    {
        var last = await work.Sql.FirstAsync<EventPosition?>(LastBefore, row => new EventPosition(row.Number(0), row.Number(1)), before);
        if (last is not { } position) return 0;
        await Settings.SetAsync(work, Forgotten, position.ToString(), cancellationToken);
        return await work.Sql.ExecuteAsync("DELETE FROM event WHERE number IN (SELECT number FROM event WHERE system_at < $1 LIMIT $2)",
            before, most);
    }

    private static StoredEvent Read(StoreRow row) => new(
        new EventPosition(row.Number(0), row.Number(1)), row.Id(2), row.Text(3), new RecordRef(row.Text(4), row.Id(5)), row.IdOrNull(6),
        row.Text(7), row.Number(8)) { SystemAt = row.Number(9) };
}
