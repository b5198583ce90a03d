using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Timers;

/// <summary>A timer whose handler failed.</summary>
/// <param name="Failure">Type of the exception.</param>
/// <param name="GivenUp">False while it is still tried again.</param>
public sealed record FailedTimer(string Rule, Guid Record, string Slot, long Due, int Attempts, string? Failure, bool GivenUp);

/// <param name="Pending">Timers that will still fire.</param>
/// <param name="NextDue">Business time, Unix milliseconds; null when none is pending.</param>
public sealed record TimerState(long Pending, long? NextDue, IReadOnlyList<FailedTimer> Failed)
{
    /// <summary>Of the pending ones, those that were due more than a minute ago.</summary>
    public long Late { get; init; }

    /// <summary>How long the first of those has been due, milliseconds of business time; 0 when none is late.</summary>
    public long LateBy { get; init; }
}

/// <summary>What the operator wants to know of the timers.</summary>
public sealed class TimerView(IStore store)
{
    private const string Pending = "SELECT COUNT(*), MIN(due) FROM timer WHERE state = 0";

    private const string Late = "SELECT COUNT(*), MIN(due) FROM timer WHERE state = 0 AND due < $1";
    private const long Minute = 60_000;

    private const string Failed =
        "SELECT rule, record, slot, due, attempts, failure, state FROM timer WHERE state = 2 OR (state = 0 AND retry_system_at > 0) ORDER BY due LIMIT $1";

    /// <param name="most">At most so many failed ones.</param>
    public Task<TimerState> ReadAsync(int most, CancellationToken cancellationToken) =>
        store.ReadAsync((view, _) => ReadAsync(view, most), cancellationToken);

    /// <inheritdoc cref="ReadAsync(int, CancellationToken)"/>
    public static async Task<TimerState> ReadAsync(ReadView view, int most)
    {
        var (pending, next) = await view.Sql.FirstAsync(Pending, row => (row.Number(0), row.NumberOrNull(1)));
        var (late, first) = await view.Sql.FirstAsync(Late, row => (row.Number(0), row.NumberOrNull(1)), view.Now - Minute);
        return new TimerState(pending, next,
            await view.Sql.ListAsync(Failed, Read, most)) { Late = late, LateBy = first is { } due ? view.Now - due : 0 };
    }

    private static FailedTimer Read(StoreRow row) => new(
        row.Text(0), row.Id(1), row.Text(2), row.Number(3), (int)row.Number(4), row.TextOrNull(5), row.Number(6) == 2);
}
