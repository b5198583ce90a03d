using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>What is told of something still to come, so that nothing is changed for it yet.</summary>
internal static class LaterFacts
{
    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["leaves.later"] = LeavesLater,
        ["arrives"] = DealFacts.IsArrival,
        ["omitted"] = static section => Nearby.Words("omitted").LengthAt(section.Words) is > 0 and var length
            && (length > 2 || !WordEdge.IsChinese(section.Words[Math.Min(length, section.Span.Length - 1)])),
    };

    /// <summary>张伟下个月要调走了, Ken is leaving in May: whoever goes later is there until then.</summary>
    private static bool LeavesLater(Section section)
    {
        if (section.First("role.left") is not { } left) return false;
        foreach (var clause in section.Clauses)
        {
            if (!clause.Contains(left.Start)) continue;
            var part = section.Within(clause);
            if (TimeWords.FirstAhead(part) is { Tendency: Times.TimeTendency.Ahead or Times.TimeTendency.Open } time
                && time.Span.End <= left.Start)
                return true;
            return !section.Has("role.replaced")
                && Nearby.Words("later.will").Ends(section.Lower.AsSpan(clause.Start, left.Start - clause.Start).TrimEnd());
        }

        return false;
    }
}
