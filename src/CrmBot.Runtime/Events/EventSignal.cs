namespace CrmBot.Runtime.Events;

/// <summary>Wakes whoever delivers events when there are new ones.</summary>
internal sealed class EventSignal : IDisposable
{
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly Lock gate = new();

    public void Wake()
    {
        lock (gate)
        {
            if (wake.CurrentCount == 0) wake.Release();
        }
    }

    /// <summary>Until somebody wakes, or that long.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => wake.WaitAsync(longest, cancellationToken);

    public void Dispose() => wake.Dispose();
}
