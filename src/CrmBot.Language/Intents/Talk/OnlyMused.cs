using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Talk;

/// <summary>
/// What is only supposed (they might sign friday), suggested (tundra should go to sam), put off (before closing 5101) or said in
/// somebody else's words (the client says: escalate it) is noted and changes nothing (contract 11.1, 11.2).
/// </summary>
internal static class OnlyMused
{
    private const int Clear = 10;
    private const int LongestAside = 4;

    /// <summary>Changes that a supposition names without making them.</summary>
    private static readonly HashSet<string> Supposed = ["assign", "pool", "tag", "merge", "resolve", "won", "lost", "tk_claim", "campaign",
        "points"];

    /// <summary>Orders that only the speaker can give.</summary>
    private static readonly HashSet<string> Orders = ["assign", "pool", "tag", "merge", "resolve", "escalate", "tk_claim", "tk_upd",
        "campaign", "points", "undo", "import", "contract"];

    /// <summary>What nobody should do, or not yet.</summary>
    private static readonly HashSet<string> PutOff = [.. Orders, "survey", "remind", "won", "lost", "privacy"];

    /// <summary>What is left to say of it, or null when the frames mean what they say.</summary>
    public static IReadOnlyList<Frame>? Instead(Section section, List<Frame> frames) =>
        section.Cues.Exists(static hit => hit.IsOf("mused")) && !section.Has("log.ask") && !section.Has("remind.ask")
            ? Noted(section, frames) : null;

    private static IReadOnlyList<Frame>? Noted(Section section, List<Frame> frames)
    {
        if (!frames.Exists(frame => frame.IsWrite && Is(section, frame))) return null;
        if (section.Tickets.Count > 0) return Interpreter.ReadAs(section, "tk_upd");
        return !IsForbidden(section) && (section.Customers is [{ Known: not null }, ..] || frames[0].Has("cust"))
            && !frames[0].Is("act", "send")
            ? Interpreter.ReadAs(section, "log")
            : [Interpreter.None("noop")];
    }

    private static bool Is(Section section, Frame frame) =>
        IsForbidden(section) || IsPutOff(section, frame) || IsQuotedOrder(section, frame)
        || (frame.Intent == "assign" && section.Has("mused.should"))
        || (frame.Intent == "resolve" && section.Has("mused.wants"))
        || (IsSupposable(frame) && IsSupposed(section, frame.Intent) && !section.Has("polite.ask"));

    /// <summary>before closing 5101.</summary>
    private static bool IsPutOff(Section section, Frame frame) => PutOff.Contains(frame.Intent) && section.Has("mused.later");

    /// <summary>the client says: escalate it.</summary>
    private static bool IsQuotedOrder(Section section, Frame frame) =>
        Orders.Contains(frame.Intent) && !frame.Is("act", "reply_out") && IsQuoted(section);

    /// <summary>What a supposition names without making it; of a deal only the day.</summary>
    private static bool IsSupposable(Frame frame) => Supposed.Contains(frame.Intent)
        || (frame.Intent == "deal_upd" && frame.Has("close") && !frame.Has("prob") && !frame.Has("amt"));

    private static bool IsSupposed(Section section, string intent) =>
        section.Clauses.Exists(clause => IsSupposedIn(section, clause)) && !IsOrderedElsewhere(section, intent);

    private static bool IsSupposedIn(Section section, Text.TextSpan clause)
    {
        foreach (var hit in section.All("mused.maybe"))
        {
            if (clause.Contains(hit.Start) && !section.Times.Exists(time => time.Span.Overlaps(hit.Span))) return true;
        }

        return false;
    }

    /// <summary>宏昌转给阿翔，开玩笑的; 签了 可能是吹牛; …，我觉得: what was said before is only joked, doubted or supposed.</summary>
    private static bool TakesBack(Section section, Text.TextSpan clause)
    {
        if (!IsSupposedIn(section, clause)) return false;
        return clause.Length <= LongestAside || section.All("mused.back").Any(hit => clause.Contains(hit.Start));
    }

    /// <summary>宏昌转给阿翔吧，我可能要出差: the clauses that suppose nothing give the order by themselves.</summary>
    private static bool IsOrderedElsewhere(Section section, string intent)
    {
        var firm = section.Clauses.FindAll(clause => !IsSupposedIn(section, clause));
        if (firm.Count == 0 || firm.Count == section.Clauses.Count || section.Clauses.Exists(clause => TakesBack(section, clause)))
            return false;
        var rest = section.Keeping(firm);
        return rest.Weights is [var best, ..] && best.Intent == intent && best.Weight >= Clear
            && (intent != "deal_upd" || rest.Times.Count > 0);
    }

    /// <summary>The first clause ends with a colon, and only says whose words follow.</summary>
    private static bool IsQuoted(Section section)
    {
        if (AnsweredCustomer.IsTold(section)) return false;   // customer told: refund is on its way
        if (section.Clauses is not [var head, _, ..] || section.Lower[head.End] != ':'
            || section.Within(head) is not { Tickets.Count: 0 } lead || !lead.Has("mused.words"))
            return false;
        return section.Customers.Count + section.People.Count > 0 || lead.Has("client") || lead.Has("pronoun");
    }

    private static bool IsForbidden(Section section) => section.Clauses is [var head, _, ..] && section.Within(head) is { } denial
        && denial.All("mused.never").Any(hit => hit.Start == head.Start && hit.End == head.End);
}
