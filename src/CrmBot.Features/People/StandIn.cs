using System.Globalization;

namespace CrmBot.Features.People;

/// <summary>
/// Doing a colleague's work while that one is on leave. It stands in the stand-in's own row, because that is read in every turn anyway.
/// </summary>
/// <param name="For">The colleague on leave.</param>
/// <param name="From">Business time, Unix milliseconds.</param>
/// <param name="To">Business time; no longer counts.</param>
internal readonly record struct StandIn(Guid For, long From, long To)
{
    public bool HoldsAt(long moment) => From <= moment && moment < To;

    public static StandIn Parse(string text)
    {
        var parts = text.Split('@', '-');
        return new(Guid.ParseExact(parts[0], "N"), long.Parse(parts[1], CultureInfo.InvariantCulture),
            long.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{For:N}@{From}-{To}");
}
