using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Events;

/// <summary>Where a reader is.</summary>
/// <param name="Attempts">How often in a row nothing arrived.</param>
/// <param name="NotBefore">System time, Unix milliseconds.</param>
internal sealed record ReaderState(EventPosition Position, int Attempts, long NotBefore, string? Failure);

/// <summary>An event that was given up for one reader, and may be sent again.</summary>
internal sealed record DeadEvent(StoredEvent Event, string Failure);

/// <summary>The rows of readers and of what did not reach them.</summary>
internal static class EventReaders
{
    private const string Put =
        """
        INSERT INTO event_reader (name, tx, number, attempts, not_before, failure) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (name) DO UPDATE SET tx = excluded.tx, number = excluded.number, attempts = excluded.attempts, not_before = excluded.not_before, failure = excluded.failure
        """;

    private const string PutDead =
        """
        INSERT INTO event_dead (reader, id, type, kind, record_id, parent_id, facts, business_at, failed_at, failure, again)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0) ON CONFLICT (reader, id) DO UPDATE SET failed_at = excluded.failed_at, failure = excluded.failure, again = 0
        """;

    private const string Again =
        "SELECT id, type, kind, record_id, parent_id, facts, business_at, failure FROM event_dead WHERE reader = $1 AND again = 1 ORDER BY id LIMIT $2";

    public static Task<ReaderState?> FindAsync(ReadView view, string name) => view.Sql.FirstAsync(
        "SELECT tx, number, attempts, not_before, failure FROM event_reader WHERE name = $1",
        row => new ReaderState(new(row.Number(0), row.Number(1)), (int)row.Number(2), row.Number(3), row.TextOrNull(4)), name);

    public static Task SaveAsync(UnitOfWork work, string name, ReaderState state) =>
        work.Sql.ExecuteAsync(Put, name, state.Position.Tx, state.Position.Number, state.Attempts, state.NotBefore, state.Failure);

    public static Task BuryAsync(UnitOfWork work, string reader, StoredEvent told, string failure) => work.Sql.ExecuteAsync(
        PutDead, reader, told.Id, told.Type, told.Record.Kind, told.Record.Id, told.Parent, told.Facts, told.At, work.SystemNow, failure);

    /// <summary>Those that somebody wants to be sent again, oldest first.</summary>
    public static Task<List<DeadEvent>> AgainAsync(ReadView view, string reader, int most) => view.Sql.ListAsync(
        Again,
        row => new DeadEvent(new StoredEvent(default, row.Id(0), row.Text(1), new RecordRef(row.Text(2), row.Id(3)), row.IdOrNull(4),
            row.Text(5), row.Number(6)), row.Text(7)),
        reader, most);

    /// <summary>Forgets what was given up before (system time).</summary>
    /// <inheritdoc cref="DeleteSome"/>
    public static Task<int> ForgetDeadAsync(UnitOfWork work, long before, int most) => work.Sql.ExecuteAsync(
        "DELETE FROM event_dead WHERE (reader, id) IN (SELECT reader, id FROM event_dead WHERE failed_at < $1 LIMIT $2)", before, most);

    public static Task RemoveDeadAsync(UnitOfWork work, string reader, Guid id) =>
        work.Sql.ExecuteAsync("DELETE FROM event_dead WHERE reader = $1 AND id = $2", reader, id);
}

/// <summary>What the operator wants to know of one reader.</summary>
/// <param name="Dead">How many events were given up.</param>
/// <param name="Failure">Why the newest try failed; null when the last one arrived.</param>
public sealed record ReaderTrouble(string Name, int Dead, int Attempts, string? Failure);

/// <summary>Shows what did not reach readers, and has it sent again.</summary>
public sealed class EventTrouble
{
    private const string All =
        """
        SELECT reader.name, reader.attempts, reader.failure, (SELECT COUNT(*) FROM event_dead dead WHERE dead.reader = reader.name AND dead.again = 0) FROM event_reader reader ORDER BY reader.name
        """;

    private readonly EventSignal signal;

    internal EventTrouble(EventSignal signal) => this.signal = signal;

    /// <summary>Every known reader.</summary>
    public static async Task<IReadOnlyList<ReaderTrouble>> ReadAsync(ReadView view, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await view.Sql.ListAsync(All,
            row => new ReaderTrouble(row.Text(0), (int)row.Number(3), (int)row.Number(1), row.TextOrNull(2)));
    }

    /// <summary>Everything that was given up is tried once more, at once.</summary>
    /// <returns>How many events that are.</returns>
    public async Task<int> SendAgainAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = await work.Sql.ExecuteAsync("UPDATE event_dead SET again = 1 WHERE again = 0");
        await work.Sql.ExecuteAsync("UPDATE event_reader SET not_before = 0");
        work.AfterCommit(signal.Wake);
        return count;
    }
}
