using System.Globalization;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>Why somebody was or was not free for a lead. The words stand under <c>assign.state.{…}</c>.</summary>
internal static class Free
{
    public const string Yes = "free", Away = "away", Full = "full", FullToday = "full_today", NoShare = "no_share",
        OtherRegion = "other_region", Unreachable = "unreachable",
        LessExperienced = "less_experienced";
}

/// <summary>Somebody who was looked at for a lead.</summary>
/// <param name="Load">Their open leads that are being worked.</param>
/// <param name="Weight">Share of new work in per cent.</param>
/// <param name="Level">senior, junior or null.</param>
/// <param name="State">One of <see cref="Free"/>.</param>
internal sealed record Candidate(Guid Id, int Load, int Weight, string? Level, string State)
{
    public bool IsFree => State == Free.Yes;

    /// <summary>The load after one more, as if everybody had a full share: the smallest gets the lead.</summary>
    public double LoadAfter => (Load + 1) * 100.0 / Weight;

    public static Candidate Parse(string text)
    {
        var parts = text.Split('|');
        return new(Guid.ParseExact(parts[0], "N"), Number(parts[1]), Number(parts[2]), parts[3].Length == 0 ? null : parts[3], parts[4]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id:N}|{Load}|{Weight}|{Level}|{State}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
