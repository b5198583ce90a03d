using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Runtime.Outbox;

/// <summary>A message that did not (certainly) arrive.</summary>
/// <param name="Id">The card instance.</param>
/// <param name="Kind"><c>post</c> or <c>edit</c>.</param>
/// <param name="Failure">Status or code; never text of a message.</param>
/// <param name="CreatedSystemAt">System time, Unix milliseconds.</param>
public sealed record TroubledMessage(
    Guid Id, string Kind, string PlaceKey, string? Failure, int Attempts, long CreatedSystemAt, long? SettledSystemAt)
{
    /// <summary>Its number among all that was ever to be sent.</summary>
    public long Seq { get; init; }

    /// <summary>For whom it is, where it is for one person.</summary>
    public Guid? Person { get; init; }
}

/// <param name="Depth">Rows not yet settled.</param>
/// <param name="OldestMilliseconds">Age of the oldest of them; 0 when there is none.</param>
/// <param name="Dead">Refused for good or given up, newest first.</param>
/// <param name="Unknown">May have arrived and will not be repeated, newest first.</param>
public sealed record OutboxState(
    long Depth, long OldestMilliseconds, IReadOnlyList<TroubledMessage> Dead, IReadOnlyList<TroubledMessage> Unknown)
{
    /// <summary>Of those not yet settled, how many were tried and have to be tried again.</summary>
    public long Retrying { get; init; }
}

/// <summary>What the operator wants to know of the outbox.</summary>
public sealed class OutboxView(IStore store, Clocks clocks)
{
    private const string Open =
        "SELECT COUNT(*), MIN(created_system_at), COUNT(CASE WHEN failure IS NOT NULL THEN 1 END) FROM outbox WHERE state < 10";

    private const string Trouble =
        """
        SELECT id, kind, lane, failure, attempts, created_system_at, settled_system_at, seq, person FROM outbox
        WHERE state = $1 AND state IN (11, 12) ORDER BY seq DESC LIMIT $2
        """;

    /// <param name="most">At most so many of each list.</param>
    public Task<OutboxState> ReadAsync(int most, CancellationToken cancellationToken) =>
        store.ReadAsync((view, _) => ReadAsync(view, most), cancellationToken);

    /// <inheritdoc cref="ReadAsync(int, CancellationToken)"/>
    public async Task<OutboxState> ReadAsync(ReadView view, int most)
    {
        var (depth, oldest, retrying) = await view.Sql.FirstAsync(Open, row => (row.Number(0), row.NumberOrNull(1), row.Number(2)));
        var dead = await ListAsync(view, RowState.Dead, most);
        var unknown = await ListAsync(view, RowState.Unknown, most);
        return new OutboxState(depth, oldest is { } since ? Math.Max(0, clocks.SystemNow - since) : 0, dead,
            unknown) { Retrying = retrying };
    }

    private static Task<List<TroubledMessage>> ListAsync(ReadView view, RowState state, int most) => view.Sql.ListAsync(
        Trouble,
        row => new TroubledMessage(
            row.Id(0), row.Number(1) == 0 ? "post" : "edit", row.Text(2), row.TextOrNull(3), (int)row.Number(4), row.Number(5),
            row.NumberOrNull(6)) { Seq = row.Number(7), Person = row.IdOrNull(8) },
        state,
        most);
}
