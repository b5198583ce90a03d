namespace CrmBot.Teams;

/// <summary>
/// Remembers when the last calls were granted, and answers whether one more fits all windows.
/// A true sliding window: no pair of bursts across a window's edge can exceed it.
/// </summary>
internal sealed class SlidingLog(IReadOnlyList<RateWindow> windows, int capacity)
{
    private readonly long[] spans = [.. windows.Select(window => window.Span.Ticks)];
    private long[] grants = new long[Math.Min(8, Math.Max(1, capacity))];
    private int first;
    private int count;

    /// <summary>Moment of the newest grant, in ticks of the shaper's clock.</summary>
    public long Newest => count == 0 ? long.MinValue : At(count - 1);

    /// <summary>Ticks to wait until so many more calls fit; 0 when they fit now.</summary>
    /// <param name="now">The moment, in ticks.</param>
    /// <param name="share">Part of each window that may be used, 0 to 1; one call always fits an empty window.</param>
    /// <param name="calls">Number of calls.</param>
    public long Wait(long now, double share, int calls = 1)
    {
        long wait = 0;
        for (var i = 0; i < spans.Length; i++)
        {
            // A share such as 0.35 of 40 is 14, whatever binary fractions make of it.
            wait = Math.Max(wait, Wait(i, now, Math.Max(calls, (int)((windows[i].Calls * share) + 1e-6)), calls));
        }

        return wait;
    }

    /// <summary>The same for the first window, with a number of calls that it allows instead of a part.</summary>
    public long WaitFor(long now, int allowed, int calls) => Math.Max(0, Wait(0, now, allowed, calls));

    public void Grant(long now)
    {
        if (count == grants.Length && count < capacity)
            Grow();
        if (count == grants.Length)
        {
            first = (first + 1) % grants.Length;
            count--;
        }

        grants[(first + count) % grants.Length] = now;
        count++;
    }

    private long Wait(int window, long now, int allowed, int calls) =>
        count + calls > allowed ? At(count + calls - allowed - 1) + spans[window] - now : 0;

    private long At(int index) => grants[(first + index) % grants.Length];

    private void Grow()
    {
        var grown = new long[Math.Min(capacity, grants.Length * 2)];
        for (var i = 0; i < count; i++)
            grown[i] = At(i);
        (grants, first) = (grown, 0);
    }
}
