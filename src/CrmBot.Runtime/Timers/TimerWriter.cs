using System.Globalization;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Timers;

/// <summary>Sets and cancels timers in this transaction. A timer is one row per (rule, record, slot): setting it again moves it.</summary>
public sealed class TimerWriter(UnitOfWork work)
{
    internal const string LocalFormat = "yyyy-MM-ddTHH:mm:ss";

    private const string Upsert =
        """
        INSERT INTO timer (rule, record, slot, due, local_time, zone, state, attempts, retry_system_at, until_system_at)
        VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0)
        ON CONFLICT (rule, record, slot) DO UPDATE SET
          due = excluded.due, local_time = excluded.local_time, zone = excluded.zone, state = 0, attempts = 0, retry_system_at = 0,
          holder = NULL, until_system_at = 0, failure = NULL
        """;

    private const string Pending = "SELECT slot, due FROM timer WHERE rule = $1 AND record = $2 AND state = 0";
    private const string CancelOne = "DELETE FROM timer WHERE rule = $1 AND record = $2 AND slot = $3";
    private const string CancelAll = "DELETE FROM timer WHERE rule = $1 AND record = $2";

    /// <summary>At an instant of business time.</summary>
    public Task SetAsync(string rule, Guid record, string slot, long due, CancellationToken cancellationToken) =>
        SetAsync(rule, record, slot, due, null, null, cancellationToken);

    /// <summary>
    /// At a wall time a person asked for. Wall time and zone are kept, so
    /// that a changed zone rule or a moved clock never shifts the minute.
    /// </summary>
    public Task SetAsync(string rule, Guid record, string slot, DateTime local, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        SetAsync(
            rule, record, slot, Instants.FromLocal(local, zone), local.ToString(LocalFormat, CultureInfo.InvariantCulture), zone.Id,
            cancellationToken);

    /// <summary>
    /// Whoever they are for lives by another clock: pending timers of a record come at the same
    /// wall time there. What has fired is not set again.
    /// </summary>
    public async Task MoveAsync(string rule, Guid record, TimeZoneInfo from, TimeZoneInfo to, CancellationToken cancellationToken)
    {
        foreach (var (slot, due) in await work.Sql.ListAsync(Pending, row => (row.Text(0), row.Number(1)), rule, record))
            await SetAsync(rule, record, slot, Instants.ToLocal(due, from), to, cancellationToken);
    }

    /// <summary>Forgets pending timers of a record; <paramref name="slot"/> null means all slots of the rule.</summary>
    public Task CancelAsync(string rule, Guid record, string? slot, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return slot is null ? work.Sql.ExecuteAsync(CancelAll, rule, record) : work.Sql.ExecuteAsync(CancelOne, rule, record, slot);
    }

    private async Task SetAsync(
        string rule, Guid record, string slot, long due, string? local, string? zone, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await work.Sql.ExecuteAsync(Upsert, rule, record, slot, due, local, zone);
        Moved(due);
    }

    /// <summary>Wakes the worker after the commit when it waits for something later.</summary>
    internal void Moved(long due)
    {
        if (work.Services?.GetService<TimerSignal>() is { } signal) work.AfterCommit(() => signal.SetFor(due));
    }
}

/// <summary>A timer that fell due. <paramref name="Due"/> is when it was to fire; after downtime that lies in the past.</summary>
public sealed record DueTimer(string Rule, Guid Record, string Slot, long Due);

/// <summary>Does what a rule says when its moment comes. Runs in a transaction of its own, exactly once per (rule, record, slot).</summary>
public interface ITimerHandler
{
    /// <summary>Rule name, e.g. <c>reminder.due</c>.</summary>
    string Rule { get; }

    Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken);
}

/// <summary>What a prepared timer does in its transaction. May run twice, when the first attempt could not be stored.</summary>
public delegate Task StorePrepared(UnitOfWork work, CancellationToken cancellationToken);

/// <summary>
/// A rule that has much to read before it acts: it reads from a view of its own, while others write, and only what it then returns runs
/// in the timer's transaction.
/// </summary>
public interface IPreparedTimerHandler : ITimerHandler
{
    Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken);

    async Task ITimerHandler.FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var store = await PrepareAsync(work, timer, cancellationToken).ConfigureAwait(false);
        await store(work, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>A rule whose moments depend on a calendar, work hours or settings: asked again when those change.</summary>
public interface IPlannedTimerHandler : ITimerHandler
{
    /// <summary>When a pending timer is due now, business time; null when it should no longer fire.</summary>
    Task<long?> PlanAsync(ReadView view, Guid record, string slot, CancellationToken cancellationToken);
}
