using System.Collections.Concurrent;

namespace CrmBot.Teams;

/// <summary>
/// Stops calling a host that does not answer (§3.8): open after 10 unanswered calls in a row within 60 s, one probe after 30 s.
/// Refusals such as 403 and 404 are answers and count as health.
/// </summary>
internal sealed class HostCircuits(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, HostCircuit> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The circuit of a host on the allow-list, of which there are few.</summary>
    public HostCircuit Of(string host) => hosts.GetOrAdd(host, _ => new HostCircuit(time));
}

/// <summary>One host's circuit.</summary>
internal sealed class HostCircuit(TimeProvider time)
{
    private const int Limit = 10;
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly Lock gate = new();
    private int failures;
    private long firstFailure;
    private long? openedAt;

    /// <summary>Whether a call may go now; otherwise how long to wait. After the pause it lets exactly one probe through.</summary>
    public TimeSpan? Wait()
    {
        lock (gate)
        {
            if (openedAt is not { } opened)
                return null;
            var left = Pause - time.GetElapsedTime(opened);
            if (left > TimeSpan.Zero)
                return left;
            openedAt = time.GetTimestamp();
            return null;
        }
    }

    public void Record(SendResult result)
    {
        lock (gate)
        {
            if (result == SendResult.Ambiguous)
                Failed();
            else if (result is SendResult.Accepted or SendResult.Rejected)
                (failures, openedAt) = (0, null);
        }
    }

    private void Failed()
    {
        if (failures == 0 || time.GetElapsedTime(firstFailure) > Together)
            (failures, firstFailure) = (0, time.GetTimestamp());
        failures++;
        if (openedAt is not null || failures >= Limit)
            openedAt = time.GetTimestamp();
    }
}
