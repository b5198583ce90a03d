using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Timers;

/// <summary>Sets and cancels timers in this transaction. A timer is one row per (rule, record, slot): setting it again moves it.</summary>
public sealed class TimerWriter(UnitOfWork work)
{
    /// <summary>At an instant of business time.</summary>
    public Task SetAsync(string rule, Guid record, string slot, long due, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{rule} {record} {slot} {due} {work.Engine} {cancellationToken}");

    /// <summary>
    /// At a wall time a person asked for. Wall time and zone are kept, so that a changed zone rule or a moved clock never shifts the minute.
    /// </summary>
    public Task SetAsync(string rule, Guid record, string slot, DateTime local, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{rule} {record} {slot} {local} {zone} {work.Engine} {cancellationToken}");

    /// <summary>Forgets pending timers of a record; <paramref name="slot"/> null means all slots of the rule.</summary>
    public Task CancelAsync(string rule, Guid record, string? slot, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{rule} {record} {slot} {work.Engine} {cancellationToken}");
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
