using CrmBot.Teams;

namespace CrmBot.Tests.Shared.Simulator;

/// <summary>The limits Teams publishes, window by window, as a judge: whether one more call would still have been allowed.</summary>
public sealed class PublishedLimits(TimeProvider time)
{
    private static readonly (int Calls, int Seconds)[] Thread = [(7, 1), (8, 2), (60, 30), (1800, 3600)];
    private static readonly (int Calls, int Seconds)[] Roster = [(14, 1), (16, 2), (120, 30), (3600, 3600)];
    private static readonly (int Calls, int Seconds)[] Tenant = [(50, 1)];
    private readonly long start = time.GetTimestamp();
    private readonly Dictionary<(string, ThreadOperation), List<TimeSpan>> threads = [];
    private readonly Dictionary<string, List<TimeSpan>> tenants = [];

    /// <summary>Counts a call that is allowed.</summary>
    /// <returns>How long until it would be; null when it is.</returns>
    public TimeSpan? Take(string tenant, string thread, ThreadOperation operation)
    {
        var now = time.GetElapsedTime(start);
        var (mine, all) = (Of(threads, (thread, operation)), Of(tenants, tenant));
        var wait = Longest(Wait(mine, now, operation == ThreadOperation.Members ? Roster : Thread), Wait(all, now, Tenant));
        if (wait > TimeSpan.Zero)
            return wait;
        mine.Add(now);
        all.Add(now);
        return null;
    }

    private static List<TimeSpan> Of<TKey>(Dictionary<TKey, List<TimeSpan>> counted, TKey key)
        where TKey : notnull
    {
        if (!counted.TryGetValue(key, out var calls))
            counted[key] = calls = [];
        return calls;
    }

    private static TimeSpan Wait(List<TimeSpan> calls, TimeSpan now, (int Calls, int Seconds)[] windows)
    {
        var wait = TimeSpan.Zero;
        foreach (var (most, seconds) in windows)
        {
            if (calls.Count >= most)
                wait = Longest(wait, calls[^most] + TimeSpan.FromSeconds(seconds) - now);
        }

        return wait;
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
