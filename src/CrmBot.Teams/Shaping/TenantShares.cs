using System.Collections.Concurrent;

namespace CrmBot.Teams;

/// <summary>What one instance holds of one tenant's windows, as all instances can read it.</summary>
/// <param name="Instance">The instance, by a name no other has.</param>
/// <param name="Part">Its part of the windows, 0 to 1.</param>
/// <param name="Wanted">What it could use, 0 to 1.</param>
/// <param name="Until">When the part is free again, should the instance be gone.</param>
public sealed record TenantShare(string Instance, double Part, double Wanted, DateTimeOffset Until);

/// <summary>
/// This instance's parts of the tenants' windows. Parts are leases in a store that all instances share: each renews its own about once a
/// second, in one transaction with a look at the others' (<see cref="Decide"/>), and in between sends from memory, so a send costs nothing.
/// </summary>
/// <remarks>
/// The parts of all never exceed the whole: an instance grows only into what is free, and uses it a window later than the one that gave it
/// up. An instance without a part sends one call a window, which the 15 % between our windows and the published ones cover. Thread-safe.
/// </remarks>
/// <param name="time">The system clock.</param>
/// <param name="window">Length of the tenant's window: so long a grown part waits before it is used.</param>
public sealed class TenantShares(TimeProvider time, TimeSpan window) : ITenantShares
{
    /// <summary>How long a part is kept without being renewed. Longer than any pause between renewals.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // A little before the others may take it.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    // Even an idle instance keeps enough for the first answers of a person who comes back.
    private const double Least = 0.05;
    private readonly ConcurrentDictionary<string, Held> held = new(StringComparer.Ordinal);

    /// <summary>How much of a tenant's windows an instance may take now.</summary>
    /// <param name="instance">The instance that asks.</param>
    /// <param name="wanted">What it could use, 0 to 1.</param>
    /// <param name="all">What all instances hold, its own included; what has run out does not count.</param>
    /// <param name="now">The store's clock.</param>
    /// <returns>Its fair part (nobody gets more than wanted while another goes
    /// short; what nobody wants is divided), or what is free of it.</returns>
    public static double Decide(string instance, double wanted, IEnumerable<TenantShare> all, DateTimeOffset now)
    {
        var others = all.Where(share => share.Instance != instance && share.Until > now).ToList();
        var fair = Fair(Math.Clamp(wanted, Least, 1), [.. others.Select(other => Math.Clamp(other.Wanted, Least, 1))]);
        return Math.Max(0, Math.Min(fair, 1 - others.Sum(other => other.Part)));
    }

    /// <inheritdoc/>
    public double PartOf(string tenantId) =>
        !held.TryGetValue(tenantId, out var part) || time.GetElapsedTime(part.Renewed) >= Lease - Margin ? 0
        : part.Before is { } before && time.GetElapsedTime(part.Grown) < window ? before
        : part.Now;

    /// <summary>Gives up what exceeds a new part. Call it before the part is written, so that nobody else has it too.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="part">The part about to be written.</param>
    public void Shrink(string tenantId, double part)
    {
        if (held.TryGetValue(tenantId, out var known) && known.Now > part)
            held[tenantId] = known with { Now = part, Before = known.Before < part ? known.Before : null };
    }

    /// <summary>Notes a part that has been written. What is more than before is used a window later.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="part">The part, 0 to 1.</param>
    /// <param name="alone">Nobody else holds anything of this tenant: all of it may be used at once.</param>
    public void Note(string tenantId, double part, bool alone)
    {
        var (now, before) = (time.GetTimestamp(), PartOf(tenantId));
        if (alone || part <= before)
            held[tenantId] = new Held(part, null, now, now);
        else if (held.TryGetValue(tenantId, out var known) && known.Before is not null && part <= known.Now)
            held[tenantId] = known with { Now = part, Renewed = now };
        else
            held[tenantId] = new Held(part, before, now, now);
    }

    // As water fills vessels: everyone gets what they want while it lasts, the rest is divided evenly.
    private static double Fair(double wanted, List<double> others)
    {
        var (left, thirsty, mine) = (1.0, others.Count + 1, 0.0);
        foreach (var want in others.Append(wanted).Order())
        {
            var given = Math.Min(want, left / thirsty--);
            left -= given;
            mine = want.Equals(wanted) ? given : mine;
        }

        return mine + (left / (others.Count + 1));
    }

    // Before: what is used until the growth is a window old; none when it did not grow.
    private sealed record Held(double Now, double? Before, long Grown, long Renewed);
}
