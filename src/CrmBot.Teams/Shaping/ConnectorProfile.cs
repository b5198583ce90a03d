namespace CrmBot.Teams;

/// <summary>At most <paramref name="Calls"/> within any <paramref name="Span"/>.</summary>
/// <param name="Calls">Number of calls.</param>
/// <param name="Span">Length of the sliding window.</param>
public sealed record RateWindow(int Calls, TimeSpan Span)
{
    internal static RateWindow[] Of(params (int Calls, int Seconds)[] windows) =>
        [.. windows.Select(window => new RateWindow(window.Calls, TimeSpan.FromSeconds(window.Seconds)))];
}

/// <summary>The windows a connector allows (§4.3). Ours are 85 % of what Teams publishes.</summary>
/// <param name="Tenant">Everything we do in one tenant.</param>
/// <param name="Send">Posts, edits and deletes in one thread.</param>
/// <param name="Create">Conversations created, counted on the person or channel.</param>
/// <param name="Members">Roster reads in one thread.</param>
/// <param name="InteractiveReserve">Share of the tenant's windows kept for answers to a waiting person, 0 to 1.</param>
public sealed record ConnectorProfile(
    IReadOnlyList<RateWindow> Tenant,
    IReadOnlyList<RateWindow> Send,
    IReadOnlyList<RateWindow> Create,
    IReadOnlyList<RateWindow> Members,
    double InteractiveReserve)
{
    /// <summary>What the service itself allows in one tenant, counted when calls arrive there; null where there is no limit.</summary>
    public RateWindow? Published { get; init; }

    /// <summary>Microsoft Teams.</summary>
    public static ConnectorProfile Teams { get; } = new(
        RateWindow.Of((40, 1)),
        RateWindow.Of((6, 1), (7, 2), (50, 30), (1500, 3600)),
        RateWindow.Of((6, 1), (7, 2), (50, 30), (1500, 3600)),
        RateWindow.Of((12, 1), (14, 2), (100, 30), (3000, 3600)),
        0.2) { Published = new RateWindow(50, TimeSpan.FromSeconds(1)) };

    /// <summary>No limits: the local console and the load driver.</summary>
    public static ConnectorProfile Unlimited { get; } = new([], [], [], [], 0);

    /// <summary>An equal part of the windows for each of several instances that do not share their counters.</summary>
    public ConnectorProfile DividedBy(int instances) => instances <= 1 ? this : this with
    {
        Tenant = Part(Tenant, instances),
        Published = Published is { } published ? published with { Calls = Math.Max(1, published.Calls / instances) } : null,
        Send = Part(Send, instances),
        Create = Part(Create, instances),
        Members = Part(Members, instances),
    };

    internal IReadOnlyList<RateWindow> For(ThreadOperation operation) => operation switch
    {
        ThreadOperation.Create => Create,
        ThreadOperation.Members => Members,
        _ => Send,
    };

    private static RateWindow[] Part(IReadOnlyList<RateWindow> windows, int instances) =>
        [.. windows.Select(window => window with { Calls = Math.Max(1, window.Calls / instances) })];
}

/// <summary>What a call does; each kind has windows of its own per thread.</summary>
public enum ThreadOperation
{
    /// <summary>Post, edit or delete.</summary>
    Send,

    /// <summary>Create a conversation.</summary>
    Create,

    /// <summary>Read the roster.</summary>
    Members,
}

/// <summary>How urgent a call is.</summary>
public enum SendPriority
{
    /// <summary>The answer to a person who is waiting.</summary>
    Interactive,

    /// <summary>An edit that brings a card up to date.</summary>
    CardRefresh,

    /// <summary>A reminder, an assignment, an escalation.</summary>
    Notification,

    /// <summary>Digests, surveys, anything to many.</summary>
    Bulk,
}
