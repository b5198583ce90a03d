namespace CrmBot.Runtime.Outbox;

/// <summary>
/// Wakes lanes that have to wait. Those whose time has come are handed over together, so that of all that wait for one slot the most
/// urgent and oldest gets it, and not the one whose timer fired first.
/// </summary>
internal sealed class WakeLanes : IDisposable
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<Lane, long> waiting = new();
    private readonly TimeProvider time;
    private readonly Action<IReadOnlyList<Lane>> wake;
    private readonly ITimer timer;
    private long next = long.MaxValue;
    private bool stopped;

    public WakeLanes(TimeProvider time, Action<IReadOnlyList<Lane>> wake)
    {
        (this.time, this.wake) = (time, wake);
        timer = time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <param name="at">System time, Unix milliseconds.</param>
    public void Add(Lane lane, long at)
    {
        lock (gate)
        {
            // One call is enough: a lane that is woken early waits again.
            if (lane.WakesAt <= at) return;
            lane.WakesAt = at;
            waiting.Enqueue(lane, at);
            if (at < next) Set(at);
        }
    }

    public void Dispose()
    {
        lock (gate) stopped = true;
        timer.Dispose();
    }

    private void Fire()
    {
        List<Lane> due = [];
        lock (gate)
        {
            var now = Now();
            while (waiting.TryPeek(out var lane, out var at) && at <= now)
            {
                waiting.Dequeue();
                if (lane.WakesAt != at) continue;
                lane.WakesAt = long.MaxValue;
                due.Add(lane);
            }

            next = long.MaxValue;
            if (waiting.TryPeek(out _, out var first)) Set(first);
        }

        if (due.Count > 0) wake(due);
    }

    private void Set(long at)
    {
        next = at;
        if (!stopped) timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, at - Now())), Timeout.InfiniteTimeSpan);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
