namespace CrmBot.Teams;

/// <summary>The windows of one tenant and of the threads in it.</summary>
internal sealed class TenantRates(ConnectorProfile profile)
{
    private const int ThreadsToBlockTenant = 3;
    private static readonly long RefusalsTogether = 5 * TimeSpan.TicksPerSecond;
    private readonly Dictionary<(string, ThreadOperation), RateScope> threads = [];
    private readonly Dictionary<string, long> refusedThreads = new(StringComparer.Ordinal);

    public RateScope All { get; } = new(profile.Tenant);

    /// <summary>Null where the service publishes no limit.</summary>
    public CallsOnTheirWay? OnTheirWay { get; } = profile.Published is { } published ? new(published) : null;

    /// <summary>Until when the reserve is kept, because an interactive call found no slot.</summary>
    public long InteractiveWaitsUntil { get; set; } = long.MinValue;

    /// <summary>Calls granted since somebody last asked for the demand.</summary>
    public int Granted { get; set; }

    /// <summary>Whether a call had to wait for the tenant's windows since then.</summary>
    public bool WasShort { get; set; }

    public bool IsIdle(long now) => threads.Count == 0 && All.IsIdle(now);

    public double Part(long now, SendPriority priority, ConnectorProfile of) =>
        priority == SendPriority.Interactive || InteractiveWaitsUntil < now ? 1 : 1 - of.InteractiveReserve;

    public RateScope Thread(string id, ThreadOperation operation, ConnectorProfile of)
    {
        if (!threads.TryGetValue((id, operation), out var scope))
            threads[(id, operation)] = scope = new RateScope(of.For(operation));
        return scope;
    }

    public RateScope ScopeToBlock(string id, ThreadOperation operation, ConnectorProfile of, long now)
    {
        foreach (var old in refusedThreads.Where(refused => now - refused.Value > RefusalsTogether).ToList())
            refusedThreads.Remove(old.Key);
        refusedThreads[id] = now;
        return refusedThreads.Count >= ThreadsToBlockTenant ? All : Thread(id, operation, of);
    }

    public void Forget(long now)
    {
        foreach (var (key, _) in threads.Where(thread => thread.Value.IsIdle(now)).ToList())
            threads.Remove(key);
    }
}
