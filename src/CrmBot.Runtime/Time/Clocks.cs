namespace CrmBot.Runtime.Time;

/// <summary>
/// The two clocks. <see cref="Business"/> decides what is due and can be moved in Development; <see cref="System"/> decides leases,
/// tokens, rate windows and retries and is never moved.
/// </summary>
public sealed record Clocks(TimeProvider Business, TimeProvider System)
{
    /// <summary>Business time, Unix milliseconds.</summary>
    public long Now => Business.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>System time, Unix milliseconds.</summary>
    public long SystemNow => System.GetUtcNow().ToUnixTimeMilliseconds();
}
