using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>9月底之前要把合同签了, 得赶紧把宏昌签下来: what we have to get signed is not signed yet.</summary>
internal static class PlannedSigning
{
    public static bool Is(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("won.word") && IsPlanned(section, hit)) return true;
        }

        return false;
    }

    private static bool IsPlanned(Section section, CueHit won)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(won.Start))
                return HasPlan(section.Lower.AsSpan(clause.Start, won.Start - clause.Start), section.Lower, won);
        }

        return false;
    }

    private static bool HasPlan(ReadOnlySpan<char> before, string lower, CueHit won)
    {
        if (Nearby.Words("planned").IsIn(before)) return true;
        for (var at = 0; at < before.Length; at++)
        {
            if (before[at] is '要' or '得' or '想' && (at == 0 || before[at - 1] is not ('主' or '重' or '需' or '不' or '只' or '觉' or '来' or '懒'))
                && Next(before, at, lower, won) is not ('求' or '了' or '的' or '价' or '是' or '到' or '们' or '点'))
            {
                return true;
            }
        }

        return false;
    }

    private static char Next(ReadOnlySpan<char> before, int at, string lower, CueHit won) =>
        at + 1 < before.Length ? before[at + 1] : lower[won.Start];
}
