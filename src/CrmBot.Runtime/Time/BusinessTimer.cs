namespace CrmBot.Runtime.Time;

/// <summary>A timer of <see cref="BusinessClock"/>: due at a business instant, whenever that comes in real time.</summary>
internal sealed class BusinessTimer : ITimer
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(20);

    private readonly Lock gate = new();
    private readonly BusinessClock clock;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ITimer waiting;
    private DateTimeOffset? due;
    private TimeSpan period;

    public BusinessTimer(BusinessClock clock, TimeProvider system, TimerCallback callback, object? state)
    {
        (this.clock, this.callback, this.state) = (clock, callback, state);
        waiting = system.CreateTimer(static timer => ((BusinessTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            this.period = period;
            due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
        }

        return Arm();
    }

    /// <summary>Waits, in real time, for what is left in business time. Called again whenever the clock moves.</summary>
    public bool Arm()
    {
        lock (gate)
        {
            if (due is not { } then) return waiting.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            var left = then - clock.GetUtcNow();
            if (left <= TimeSpan.Zero) return waiting.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            return waiting.Change(clock.IsHeld ? Timeout.InfiniteTimeSpan : left < LongestWait ? left : LongestWait,
                Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        clock.Forget(this);
        waiting.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        clock.Forget(this);
        return waiting.DisposeAsync();
    }

    private void Tick()
    {
        var fires = false;
        lock (gate)
        {
            if (due is { } then && then <= clock.GetUtcNow())
            {
                fires = true;
                due = period > TimeSpan.Zero ? clock.GetUtcNow() + period : null;
            }
        }

        Arm();
        if (fires) callback(state);
    }
}
