namespace CrmBot.Teams;

/// <summary>
/// One thing with windows of its own (a tenant, or one operation in one thread), and how hard it may be used after 429s:
/// halved by each, recovering 5 % of the full rate a minute (§4.3).
/// </summary>
internal sealed class RateScope(IReadOnlyList<RateWindow> windows)
{
    private const double Floor = 1.0 / 16;
    private const double RecoveryPerMinute = 0.05;
    private readonly SlidingLog log = new(windows, windows.Count == 0 ? 1 : windows.Max(window => window.Calls));
    private double share = 1;
    private long shareAt;
    private long blockedUntil = long.MinValue;

    /// <summary>429s in a row, for the back-off when the service names no time.</summary>
    public int Refusals { get; private set; }

    public long Wait(long now, double part, int calls = 1)
    {
        var blocked = blockedUntil > now ? blockedUntil - now : 0;
        return Math.Max(blocked, log.Wait(now, Share(now) * part, calls));
    }

    public void Grant(long now) => log.Grant(now);

    public void Block(long now, long until)
    {
        share = Math.Max(Floor, Share(now) / 2);
        shareAt = now;
        blockedUntil = Math.Max(blockedUntil, until);
        Refusals++;
    }

    public void Succeeded() => Refusals = 0;

    /// <summary>Nothing it remembers matters any more.</summary>
    public bool IsIdle(long now) =>
        blockedUntil <= now && Share(now) >= 1 && (log.Newest == long.MinValue || now - log.Newest > TimeSpan.TicksPerHour);

    private double Share(long now) =>
        share >= 1 ? 1 : Math.Min(1, share + (RecoveryPerMinute * (now - shareAt) / TimeSpan.TicksPerMinute));
}
