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

    private static bool BeginsWithDay(Section section, TextSpan clause)
    {
        foreach (var time in section.Times)
        {
            if (time.Span.Start == clause.Start && time.HasDay && TimeWords.IsAhead(time, section.Now)) return true;
        }

        return false;
    }
}
