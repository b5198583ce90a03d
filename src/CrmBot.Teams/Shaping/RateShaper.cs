namespace CrmBot.Teams;

/// <summary>
/// Keeps calls inside the messenger's windows (§4). It never waits: it grants a call now or says when to ask again,
/// so that one worker may serve thousands of conversations.
/// </summary>
/// <remarks>Thread-safe. Time is monotonic, taken from the <see cref="TimeProvider"/> given.</remarks>
/// <param name="profile">The windows to keep.</param>
/// <param name="time">The system clock, not business time.</param>
/// <param name="shapeLoopback">Whether windows also hold for connectors on this machine (console, load driver).</param>
/// <param name="shares">Which part of each tenant's windows is this process's own; none: all of them.</param>
public sealed class RateShaper(ConnectorProfile profile, TimeProvider time, bool shapeLoopback = false, ITenantShares? shares = null)
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
            var (now, tenant) = (Now(), Tenant(to));
            return Take(to, now, tenant, priority, [tenant.Thread(to.ConversationId, operation, profile)]);
        }
    }

    /// <summary>
    /// Takes both slots of a first message to a person: one to open the chat and one to post into it (§4.3). Both are counted on the
    /// person, as the conversation has no id yet.
    /// </summary>
    /// <param name="to">The connector and tenant, with the person's id in place of the conversation's.</param>
    /// <param name="priority">Urgency, as in <see cref="TryAcquire"/>.</param>
    /// <returns><see langword="null"/>: go now, both slots are taken. Otherwise: ask again after this long.</returns>
    public TimeSpan? TryAcquireToOpen(Address to, SendPriority priority = SendPriority.Notification)
    {
        if (IsUnlimited(to))
            return null;
        lock (gate)
        {
            var (now, tenant) = (Now(), Tenant(to));
            var open = tenant.Thread(to.ConversationId, ThreadOperation.Create, profile);
            return Take(to, now, tenant, priority, [open, tenant.Thread(to.ConversationId, ThreadOperation.Send, profile)]);
        }
    }

    /// <summary>A call for which a slot was taken was answered, or will not leave any more. Until then it counts as on its way.</summary>
    public void Answered(Address to)
    {
        if (IsUnlimited(to))
            return;
        lock (gate)
        {
            if (tenants.TryGetValue(to.TenantId ?? "", out var tenant))
                tenant.OnTheirWay?.Answered(Now());
        }
    }

    /// <summary>
    /// What each tenant wanted since this was last asked, as a part of its windows: 1 when a call had to wait for them. Whoever divides
    /// the windows between instances asks about once a second.
    /// </summary>
    public IReadOnlyDictionary<string, double> TakeDemand()
    {
        lock (gate)
        {
            Dictionary<string, double> demand = new(StringComparer.Ordinal);
            foreach (var (id, tenant) in tenants)
            {
                demand[id] = tenant.WasShort ? 1 : Math.Min(1, (double)tenant.Granted / PerSecond);
                (tenant.Granted, tenant.WasShort) = (0, false);
            }

            return demand;
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

    // The tenant's calls in a second, by its narrowest window.
    private double PerSecond => profile.Tenant.Min(window => window.Calls / window.Span.TotalSeconds);

    private TimeSpan? Take(Address to, long now, TenantRates tenant, SendPriority priority, ReadOnlySpan<RateScope> threads)
    {
        long threadWait = 0;
        foreach (var thread in threads)
            threadWait = Math.Max(threadWait, thread.Wait(now, 1));
        var mine = shares?.PartOf(to.TenantId ?? "") ?? 1;
        var part = tenant.Part(now, priority, profile) * mine;
        var tenantWait = Math.Max(tenant.All.Wait(now, part, threads.Length), tenant.OnTheirWay?.Wait(now, mine, threads.Length) ?? 0);
        if (threadWait <= 0 && tenantWait <= 0)
            return Grant(now, tenant, threads);
        if (threadWait <= 0)
        {
            tenant.WasShort = true;
            // Only a person whose own thread has room waits for the tenant's windows.
            if (priority == SendPriority.Interactive)
                tenant.InteractiveWaitsUntil = now + InteractiveWaits;
        }

        return TimeSpan.FromTicks(Math.Max(threadWait, tenantWait));
    }

    private TimeSpan? Grant(long now, TenantRates tenant, ReadOnlySpan<RateScope> threads)
    {
        foreach (var thread in threads)
        {
            tenant.All.Grant(now);
            tenant.OnTheirWay?.Left(now);
            thread.Grant(now);
            tenant.Granted++;
        }

        if (++grants % SweepEvery == 0)
            Sweep(now);
        return null;
    }

    private void Sweep(long now)
    {
        foreach (var (id, tenant) in tenants.ToList())
        {
            tenant.Forget(now);
            if (tenant.IsIdle(now))
                tenants.Remove(id);
        }
    }

    private TenantRates Tenant(Address to)
    {
        var id = to.TenantId ?? "";
        if (!tenants.TryGetValue(id, out var tenant))
            tenants[id] = tenant = new TenantRates(profile);
        return tenant;
    }

    private bool IsUnlimited(Address to) =>
        profile.Tenant.Count == 0 && profile.Send.Count == 0 || (!shapeLoopback && Loopback.IsUrl(to.ServiceUrl));

    private long Now() => time.GetElapsedTime(start).Ticks;
}
