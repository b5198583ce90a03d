namespace CrmBot.Runtime.Timers;

/// <summary>Wakes the timer worker when a timer is set earlier than the one it waits for, or when the clock has moved.</summary>
internal sealed class TimerSignal : IDisposable
{
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly Lock gate = new();
    private long awaited = long.MaxValue;

    /// <summary>A timer for <paramref name="due"/> is on disk.</summary>
    public void SetFor(long due)
    {
        lock (gate)
        {
            if (due < awaited) Release();
        }
    }

    public void Wake()
    {
        lock (gate) Release();
    }

    /// <summary>From now on every new timer wakes, until <see cref="Await"/> says which one is waited for.</summary>
    public void Look() => Await(long.MaxValue);

    public void Await(long due)
    {
        lock (gate) awaited = due;
    }

    public Task WaitAsync(CancellationToken cancellationToken) => wake.WaitAsync(cancellationToken);

    public void Dispose() => wake.Dispose();

    private void Release()
    {
        if (wake.CurrentCount == 0) wake.Release();
    }
}
