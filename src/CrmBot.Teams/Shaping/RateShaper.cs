namespace CrmBot.Teams;

/// <summary>
/// Keeps calls inside the messenger's windows (§4). It never waits: it grants a call now or says when to ask again,
/// so that one worker may serve thousands of conversations.
/// </summary>
/// <remarks>Thread-safe. Time is monotonic, taken from the <see cref="TimeProvider"/> given.</remarks>
/// <param name="profile">The windows to keep.</param>
/// <param name="time">The system clock, not business time.</param>
/// <param name="shapeLoopback">Whether windows also hold for connectors on this machine (console, load driver).</param>
public sealed class RateShaper(ConnectorProfile profile, TimeProvider time, bool shapeLoopback = false)
{
    private const int SweepEvery = 4096;
    private static readonly long InteractiveWaits = TimeSpan.TicksPerSecond;
    private readonly Lock gate = new();
    private readonly Dictionary<string, TenantRates> tenants = new(StringComparer.Ordinal);
    private readonly long start = time.GetTimestamp();
    private int grants;

    /// <summary>Takes a slot for one call.</summary>
    /// <param name="to">Where the call goes.</param>
    /// <param name="operation">Kind of call.</param>
    /// <param name="priority">Urgency: all but interactive calls leave a reserve while somebody waits.</param>
    /// <returns><see langword="null"/>: go now, the slot is taken. Otherwise: ask again after this long.</returns>
    public TimeSpan? TryAcquire(
        Address to, ThreadOperation operation = ThreadOperation.Send, SendPriority priority = SendPriority.Notification)
    {
        if (IsUnlimited(to))
            return null;
        lock (gate)
        {
            var now = Now();
            var tenant = Tenant(to);
            var thread = tenant.Thread(to.ConversationId, operation, profile);
            // Only a person whose own thread has room waits for the tenant's windows.
            var threadWait = thread.Wait(now, 1);
            var wait = Math.Max(threadWait, tenant.All.Wait(now, tenant.Part(now, priority, profile)));
            if (wait <= 0)
                return Grant(now, tenant, thread);
            if (priority == SendPriority.Interactive && threadWait <= 0)
                tenant.InteractiveWaitsUntil = now + InteractiveWaits;
            return TimeSpan.FromTicks(wait);
        }
    }

    /// <summary>Tells the shaper that the connector answered 429.</summary>
    /// <param name="to">Where the call went.</param>
    /// <param name="operation">Kind of call.</param>
    /// <param name="retryAfter">What the connector asked for; without it the wait doubles from 2 to 64 s, with full jitter.</param>
    /// <remarks>The block covers the thread; three threads refused within 5 s block the tenant.</remarks>
    public void Throttled(Address to, ThreadOperation operation, TimeSpan? retryAfter)
    {
        if (IsUnlimited(to))
            return;
        lock (gate)
        {
            var now = Now();
            var tenant = Tenant(to);
            var scope = tenant.ScopeToBlock(to.ConversationId, operation, profile, now);
            scope.Block(now, now + (retryAfter ?? BackOff(scope.Refusals + 1)).Ticks);
        }
    }

    /// <summary>Tells the shaper that a call went through, so that the next back-off begins small again.</summary>
    public void Succeeded(Address to, ThreadOperation operation = ThreadOperation.Send)
    {
        if (IsUnlimited(to))
            return;
        lock (gate)
        {
            if (!tenants.TryGetValue(to.TenantId ?? "", out var tenant))
                return;
            tenant.All.Succeeded();
            tenant.Thread(to.ConversationId, operation, profile).Succeeded();
        }
    }

    private static TimeSpan BackOff(int refusals)
    {
        var ceiling = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(refusals, 6)));
        // Jitter, not a secret: any spread will do.
#pragma warning disable CA5394
        return ceiling * Random.Shared.NextDouble();
#pragma warning restore CA5394
    }

    private TimeSpan? Grant(long now, TenantRates tenant, RateScope thread)
    {
        tenant.All.Grant(now);
        thread.Grant(now);
        if (++grants % SweepEvery == 0)
        {
            foreach (var each in tenants.Values)
                each.Forget(now);
        }

        return null;
    }

    private TenantRates Tenant(Address to)
    {
        var id = to.TenantId ?? "";
        if (!tenants.TryGetValue(id, out var tenant))
            tenants[id] = tenant = new TenantRates(profile);
        return tenant;
    }

    private bool IsUnlimited(Address to) => profile.Tenant.Count == 0 && profile.Send.Count == 0 || (!shapeLoopback && Loopback.IsUrl(to.ServiceUrl));

    private long Now() => time.GetElapsedTime(start).Ticks;
}
