using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>lunch with Dan today, he loves it but worries about SAP: a talk named at the head, and how it was behind it.</summary>
internal static class TalkReport
{
    private const int FarthestHead = 12;   // quick, good, long, had a

    public static bool Is(Section section)
    {
        if (IsEarlierToday(section)) return true;
        if (!BeginsWithTalk(section)) return false;
        if (IsAnotherDay(section, section.Clauses[0])) return IsOverSince(section);
        for (var i = 1; i < section.Clauses.Count; i++)
        {
            if (IsTold(section, section.Clauses[i])) return true;
        }

        return false;
    }

    /// <summary>Site visit at Oakline on Monday. Greg loved it: a talk and a bare day are named, and the next sentence tells how it was.</summary>
    public static bool IsOver(Section section) =>
        BeginsWithTalk(section) && IsAnotherDay(section, section.Clauses[0]) && IsOverSince(section);

    private static bool BeginsWithTalk(Section section)
    {
        if (section.Clauses.Count < 2 || section.FirstOf("ch") is not { } talk || talk.Start - section.Span.Start > FarthestHead
            || !char.IsAsciiLetter(section.Lower[talk.Start]))
            return false;
        return talk.Start < section.Clauses[0].End && IsWith(section, talk.End) && !section.Has("remind.ask");
    }

    private static bool IsOverSince(Section section)
    {
        var head = section.Clauses[0];
        if (head.End >= section.Span.End || section.Lower[head.End] != '.') return false;
        foreach (var time in section.Times)
        {
            if (head.Contains(time.Span) && (time.Tendency != Times.TimeTendency.Open || time.IsPeriod)) return false;
        }

        foreach (var hit in section.Cues)
        {
            if (hit.Start >= head.End && hit.Is("tells.past") && IsTold(section, section.ClauseAt(hit.Start))) return true;
        }

        return false;
    }

    /// <summary>早上拜访大成，钱总嫌账期短: a part of the day that is over, and what they held against it or wanted.</summary>
    public static bool IsEarlierToday(Section section)
    {
        if (section.Clauses.Count < 2 || section.Times is not [{ HasDay: false, HasPartOfDay: true, HasClock: false } part, ..]
            || part.Span.Start != section.Span.Start)
            return false;
        var head = section.Within(section.Clauses[0]);
        if (part.AsPointAhead(true) is not { } point || (point.Date == section.Now.Wall.Date && point > section.Now.Wall)
            || !(head.HasFamily("ch") || ContactWords.GoesTo(head)))
            return false;
        for (var i = 1; i < section.Clauses.Count; i++)
        {
            if (IsJudgedBy(section, section.Clauses[i])) return true;
            if (section.Within(section.Clauses[i]) is var told && (told.Has("objection") || told.Has("objection.too") || told.Has("need")))
                return true;
        }

        return false;
    }

    /// <summary>上午去佳美 张姐对新方案挺满意: whoever was met found it so.</summary>
    private static bool IsJudgedBy(Section section, TextSpan clause) =>
        (section.Within(clause) is var told && (told.Has("vague") || told.HasFamily("rate")))
            && (section.People.Exists(person => person.Whole.Start == clause.Start && person.Customers.Count > 0)
                || section.Cues.Exists(hit => hit.Start == clause.Start && hit.Is("pronoun")));

    /// <summary>谭姐在开会，叫我三点之后打: whoever had no time asks us to ring again, nobody wants a reminder.</summary>
    public static bool IsAskedByBusy(Section section)
    {
        for (var i = 1; i < section.Clauses.Count; i++)
        {
            if (section.HasAt("promise.their", section.Clauses[i].Start) && section.Within(section.Clauses[i - 1]).HasFamily("outcome"))
                return true;
        }

        return false;
    }

    private static bool IsWith(Section section, int at)
    {
        var rest = section.Lower.AsSpan(at, section.Span.End - at);
        if (section.Lower.AsSpan(section.Span.Start, at - section.Span.Start).EndsWith(" with", StringComparison.Ordinal)) return true;
        return rest.StartsWith(" with ", StringComparison.Ordinal) || rest.StartsWith(" w/", StringComparison.Ordinal)
            || rest.StartsWith(" w ", StringComparison.Ordinal) || rest.StartsWith(" at ", StringComparison.Ordinal);
    }

    /// <summary>lunch with Dan friday, he wants to see prices: that is still to come.</summary>
    private static bool IsAnotherDay(Section section, TextSpan head)
    {
        foreach (var time in section.Times)
        {
            if (head.Contains(time.Span) && TimeWords.IsAhead(time, section.Now)
                && (time.HasClock || time.AsDate() is { } day && day != section.Today))
                return true;
        }

        return false;
    }

    /// <summary>he loves it, erik's worried about price: whoever was met, and what of him is told.</summary>
    private static bool IsTold(Section section, TextSpan clause)
    {
        var subject = section.Cues.Exists(hit => hit.Start == clause.Start && (hit.Is("they.say") || hit.Is("pronoun")))
            || section.People.Exists(person => person.Whole.Start == clause.Start)
            || section.Customers.Exists(mention => mention.Span.Start == clause.Start);
        return subject && section.Cues.Exists(hit => clause.Contains(hit.Span)
            && (hit.Is("need") || hit.Is("objection") || hit.Is("objection.feel") || hit.Is("said") || hit.Is("tells.verb")));
    }
}
