namespace CrmBot.Runtime.Time;

/// <summary>
/// Business time that can be moved forward (Development only). It runs with system time at a distance, or stands still while
/// <see cref="ClockMover"/> steps through the moments in between. Timers and delays made on it follow every move.
/// </summary>
public sealed class BusinessClock(TimeProvider system) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<BusinessTimer> timers = [];
    private Reading reading = new(TimeSpan.Zero, null);

    // Replaced as a whole, so that reading the time takes no lock.
    private sealed record Reading(TimeSpan Offset, DateTimeOffset? Held);

    /// <summary>How far business time is ahead of system time.</summary>
    public TimeSpan Offset => Volatile.Read(ref reading).Offset;

    public override TimeZoneInfo LocalTimeZone => system.LocalTimeZone;

    public override long TimestampFrequency => system.TimestampFrequency;

    internal bool IsHeld => Volatile.Read(ref reading).Held is not null;

    public override DateTimeOffset GetUtcNow()
    {
        var now = Volatile.Read(ref reading);
        return now.Held ?? system.GetUtcNow() + now.Offset;
    }

    public override long GetTimestamp() => system.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new BusinessTimer(this, system, callback, state);
        lock (gate) timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Stands still at <paramref name="now"/>, or where it is when that is later: business time only moves forward.</summary>
    internal void HoldAt(DateTimeOffset now) => Set(() =>
    {
        var current = GetUtcNow();
        var held = now > current ? now : current;
        return new Reading(held - system.GetUtcNow(), held);
    });

    /// <summary>Runs on from where it stands.</summary>
    internal void Run() => Set(() => new Reading(GetUtcNow() - system.GetUtcNow(), null));

    /// <summary>Back to system time, or to an offset that was stored before a restart.</summary>
    internal void SetOffset(TimeSpan offset) => Set(() => new Reading(offset, null));

    internal void Forget(BusinessTimer timer)
    {
        lock (gate) timers.Remove(timer);
    }

    private void Set(Func<Reading> next)
    {
        BusinessTimer[] all;
        lock (gate)
        {
            Volatile.Write(ref reading, next());
            all = [.. timers];
        }

        foreach (var timer in all) timer.Arm();
    }
}
