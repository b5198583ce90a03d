using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>等青禾签了再加标签: what waits for something else is not to be done now.</summary>
internal static class Awaited
{
    private const int LongestWait = 30;

    /// <summary>These wait in their own way: moved reminders, deals put off, terms that begin later.</summary>
    private static readonly HashSet<string> Patient = ["rem_upd", "digest", "prefs", "contract", "goal", "privacy"];

    public static bool IsSaid(Section section, Frame frame)
    {
        if (Patient.Contains(frame.Intent) || frame.Is("act", "hold") || frame.Has("revisit")) return false;
        if (section.Has("put.off") && frame.Intent != "deal_upd") return true;
        foreach (var clause in section.Clauses)
        {
            if (WaitIn(section, clause) is { } wait && !(frame.Intent == "deal_upd" && IsOnlyTime(section, wait))) return true;
        }

        return false;
    }

    /// <summary>What stands between 等 at the head of a clause, or behind a name, and 再 or 就.</summary>
    private static TextSpan? WaitIn(Section section, TextSpan clause)
    {
        var at = section.Lower.IndexOf('等', clause.Start, clause.Length);
        if (at < 0 || !BeginsThere(section, clause, at) || at + 2 >= section.Span.End
            || section.Lower[at + 1] is '了' or '级' or '于' or '等' or '同' or '不' or '着') return null;
        var end = section.Lower.IndexOfAny(['再', '就', '才'], at + 1, Math.Min(LongestWait, section.Span.End - at - 1));
        return end > at + 1 && end < section.Span.End - 2 ? TextSpan.Between(at + 1, end) : null;
    }

    private static bool BeginsThere(Section section, TextSpan clause, int at) => at == clause.Start
        || WordEdge.IsChinese(section.Lower[at - 1]) is false || section.Lower[at - 1] is '先' or '得' or '要'
        || section.Customers.Exists(mention => mention.Span.End == at) || section.Tickets.Exists(ticket => ticket.Span.End == at);

    private static bool IsOnlyTime(Section section, TextSpan wait) =>
        section.Times.Exists(time => time.Span.Start <= wait.Start + 1 && time.Span.End >= wait.End - 1);
}
