using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>What a new ticket tells.</summary>
internal static class TicketStory
{
    /// <summary>What is wrong or asked, without the clauses that only order, urge or count.</summary>
    public static string Of(Section section, TimeMention? visit, PersonMention? who)
    {
        var gaps = Gaps(section, visit, who);
        var told = new List<string>();
        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            var text = Phrasing.Trim(Wrong(part).Cut(gaps));
            if (text.Length > 1 && (HasTrouble(part) || !IsOrder(part, text))) told.Add(text);
        }

        if (told.Count > 1 || (told.Count == 1 && (told[0].Length >= LeastSaid || section.Clauses.Count == 1))) return JoinedWords.Of(told);
        var all = Phrasing.Trim(section.Cut(gaps));
        return all.Length > 0 || IsOnlyOrder(section)
            ? all : Phrasing.Trim(section.Cut(section.Customers.Select(static mention => mention.Span)));
    }

    /// <summary>Whether something is wrong.</summary>
    public static bool HasTrouble(Section part) => part.HasFamily("trouble");

    /// <summary>要找你们领导.</summary>
    public static bool DemandsSuperior(Section section) => TicketWords.IsBefore(section, "demand.word", "superior", 6);

    /// <summary>给恒达开个单: nothing is told yet.</summary>
    private static bool IsOnlyOrder(Section section) => section.Has("ticket.open.end") && section.Has("ticket.open.verb");

    /// <summary>Names, the time of a visit, and words that only order, urge or say who spoke.</summary>
    private static List<TextSpan> Gaps(Section section, TimeMention? visit, PersonMention? who)
    {
        var gaps = new List<TextSpan>();
        foreach (var mention in section.Customers) gaps.Add(Phrasing.Around(section, mention.Span));
        if (who is not null && !IsTold(section, who)) gaps.Add(Phrasing.Around(section, who.Whole));
        if (visit is not null) gaps.Add(visit.Span);
        foreach (var hit in section.Cues)
        {
            if (SaysNothing(section, hit) && !IsTrouble(section, hit.Span)) gaps.Add(hit.Span);
        }

        return gaps;
    }

    /// <summary>吴工被电了一下: of whom it is told, and not who told it.</summary>
    private static bool IsTold(Section section, PersonMention who) => who.Whole.End + 1 < section.Span.End
        && Nearby.Words("is.told").Begins(section.Lower.AsSpan(who.Whole.End).TrimStart());

    private const int LeastSaid = 3;

    /// <summary>那个吴工打电话来说泵又漏了 赶紧派人: what stands behind who said it, and before the order, is what is wrong.</summary>
    private static Section Wrong(Section part)
    {
        if (part.FirstOf("trouble") is not { } trouble) return part;
        var (start, end) = (part.Span.Start, part.Span.End);
        foreach (var hit in part.Cues)
        {
            if (hit.Is("said") && hit.End <= trouble.Start) start = Math.Max(start, hit.End);
            if (hit.Is("sev.urgent") && hit.Start >= trouble.End) end = Math.Min(end, hit.Start);
        }

        return part.Within(TextSpan.Between(start, end));
    }

    /// <summary>开个单, 尽快派人, 第三次了: the clause itself tells nothing.</summary>
    private static bool IsOrder(Section part, string text) =>
        part.HasAny("ticket.open", "ticket.open.one", "remind.ask") || IsWish(part) || DemandsSuperior(part)
        || (text[0] is '第' or '这' or '都' && RepeatCount.Of(part) is not null);

    /// <summary>要求退货; not a question about it, nor one of "a refund for" something.</summary>
    private static bool IsWish(Section part) =>
        part.HasFamily("want") && !part.Has("inquiry.ask") && !part.Words.Contains(" for ", StringComparison.Ordinal);

    /// <summary>Words that only order, urge or say who spoke.</summary>
    private static bool SaysNothing(Section section, CueHit hit) => IsOfOrder(section, hit) || IsOfUrging(hit) || IsOfTelling(section, hit);

    /// <summary>开个单, 咨询一下, 处理一下.</summary>
    private static bool IsOfOrder(Section section, CueHit hit) =>
        hit.Is("ticket.open") || hit.Is("ticket.open.one") || hit.Is("inquiry.ask") || hit.Is("ticket.open.end")
        || (hit.Is("ticket.open.verb") && section.Has("ticket.open.end")) || (hit.Is("ticket.fill") && IsWithOrder(section, hit));

    /// <summary>很急, 不急.</summary>
    private static bool IsOfUrging(CueHit hit) => (hit.Is("sev.urgent") && hit.Length < 4) || hit.Is("sev.low");

    /// <summary>客户说, 他来电话, 刚才.</summary>
    private static bool IsOfTelling(Section section, CueHit hit) => hit.Is("client") || hit.Is("said") || hit.Is("also")
        || (hit.Is("pronoun") && !IsObject(section, hit) && !IsShortened(section, hit))
        || ((hit.IsOf("ch") || hit.Is("recent")) && !InTrouble(section, hit.Span) && !IsToldFurther(section, hit));

    /// <summary>they're: a part of the verb hangs on it.</summary>
    private static bool IsShortened(Section section, CueHit pronoun) =>
        pronoun.End < section.Span.End && section.Lower[pronoun.End] == '\'';

    /// <summary>we overcharged them, all 15 of them: behind other words it is part of what is told.</summary>
    private static bool IsObject(Section section, CueHit pronoun) => char.IsAscii(section.Lower[pronoun.Start])
        && section.Clauses.Exists(clause => clause.Contains(pronoun.Start) && pronoun.Start - clause.Start > 1
            && !section.Customers.Exists(mention => mention.Span.End + 1 == pronoun.Start));

    /// <summary>开个单处理一下: behind the order in its own clause.</summary>
    private static bool IsWithOrder(Section section, CueHit fill) =>
        section.Cues.Exists(order => order.Is("ticket.open") && (order.End <= fill.Start || fill.End + 1 == order.Start)
            && section.Clauses.Exists(clause => clause.Contains(order.Start) && clause.Contains(fill.Start)));

    /// <summary>投诉客服态度差，电话里吼人: behind the trouble the channel is where it happened, not how we heard of it.</summary>
    private static bool IsToldFurther(Section section, CueHit channel) =>
        channel.IsOf("ch") && !DemandsSuperior(section.Within(ClauseOf(section, channel.Start)))
        && section.Cues.Exists(trouble =>
            trouble.IsOf("trouble") && trouble.End <= channel.Start && !ClauseOf(section, channel.Start).Contains(trouble.Start));

    private static TextSpan ClauseOf(Section section, int at) =>
        section.Clauses.Find(clause => clause.Contains(at)) is { Length: > 0 } clause ? clause : section.Span;

    /// <summary>The channel word is part of what is wrong: demo环境down了.</summary>
    private static bool InTrouble(Section section, TextSpan span)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(span)) return HasTrouble(section.Within(clause));
        }

        return false;
    }

    private static bool IsTrouble(Section section, TextSpan span)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("trouble") && hit.Span.Overlaps(span)) return true;
        }

        return false;
    }
}
