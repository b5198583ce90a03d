using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>下午两点多到的新月酒店, 到宏昌了: one of us got there; what was delivered is named before it (样品到的百味轩).</summary>
internal static class Arrival
{
    public static bool IsTold(Section section)
    {
        foreach (var mention in section.Customers)
        {
            if (IsAt(section, mention.Span.Start, mention.Span.End)) return true;
        }

        return false;
    }

    private static bool IsAt(Section section, int start, int end)
    {
        var clause = section.ClauseAt(start);
        var before = section.Lower.AsSpan(clause.Start, Math.Max(0, start - clause.Start));
        if (before is not ([.., '到'] or [.., '到', '的' or '了'])) return false;
        var arrived = before[^1] == '到' ? before.Length - 1 : before.Length - 2;
        var isOnlyTo = arrived == before.Length - 1 && before is not [.., '刚', '到'];
        if (isOnlyTo && !(end < section.Span.End && section.Lower[end] == '了')) return false;
        return IsOnlyWhen(section, clause.Start, clause.Start + arrived);
    }

    /// <summary>我们下午两点多: who, when, and nothing else.</summary>
    private static bool IsOnlyWhen(Section section, int at, int end)
    {
        foreach (var time in section.Times)
        {
            if (time.Span.Start < at || time.Span.End > end) continue;
            if (!Nearby.Words("arrived.head").AreAll(section.Lower.AsSpan(at, time.Span.Start - at))) return false;
            at = time.Span.End;
        }

        return Nearby.Words("arrived.head").AreAll(section.Lower.AsSpan(at, end - at));
    }
}
