using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Topics;

/// <summary>明天上午跟雷总开会，后天去宏昌送样，大后天提醒我给谭姐结款: every clause begins with a day of its own.</summary>
internal static class ListedTasks
{
    public static bool Are(Section section)
    {
        if (section.Customers.Count == 0 || section.Clauses.Count < 2 || section.Times.Count < section.Clauses.Count) return false;
        foreach (var clause in section.Clauses)
        {
            if (!BeginsWithDay(section, clause)) return false;
        }

        return true;
    }

    /// <summary>拜访计划：周三恒达 周四明德: the first day stands behind what they all are.</summary>
    private static bool IsBehindHeading(Section section, TextSpan clause, int day) =>
        clause.Start == section.Span.Start && day > clause.Start
        && section.Lower[day - 1] is ':' or ' ' && section.Lower.AsSpan(clause.Start, day - clause.Start).Contains(':');

    private static bool BeginsWithDay(Section section, TextSpan clause)
    {
        foreach (var time in section.Times)
        {
            if ((time.Span.Start == clause.Start || IsBehindHeading(section, clause, time.Span.Start)) && time.HasDay
                && TimeWords.IsAhead(time, section.Now)) return true;
        }

        return false;
    }
}
