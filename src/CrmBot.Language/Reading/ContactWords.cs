namespace CrmBot.Language.Reading;

/// <summary>Whether a contact is told of as something that took place.</summary>
internal static class ContactWords
{
    private const int LongestObject = 9;

    public static bool Told(Section section)
    {
        if (section.Has("field.tags") && Mood.IsQuestion(section)) return false;   // 打了啥标签
        return IsTried(section) || BeginsWithVisit(section) || TellsPlainly(section) || TalkReport.Is(section)
            || section.Has("told") || (section.Has("came.back") && section.Has("recent")) || ToldByThem.Is(section) || IsTalkOver(section)
            || Arrival.IsTold(section);
    }

    /// <summary>tried Hank three times on Tuesday.</summary>
    private static bool IsTried(Section section) => section.First("tried") is { } tried && tried.Start == section.Span.Start
        && char.IsAsciiLetter(section.Lower[tried.Start]) && section.Has("number.times");

    /// <summary>昨天打电话, 聊了: a talk that is done, or has a day that is past.</summary>
    private static bool IsTalkOver(Section section)
    {
        var named = false;
        foreach (var hit in section.Cues)
        {
            if (!hit.IsOf("ch") && !hit.Is("talk")) continue;
            named = true;
            if (IsDone(section, hit.Start, hit.End)) return true;
        }

        return (named || GoesTo(section)) && HappenedBefore(section);
    }

    /// <summary>鼎盛 雷总 电话沟通 下个月再定: a talk that no time ahead stands beside.</summary>
    private static bool TellsPlainly(Section section)
    {
        if (section.First("told.plain") is not { } talk || section.Has("remind.ask") || section.Customers.Count + section.People.Count == 0)
            return false;
        return TimeWords.FirstAhead(section.Within(ClauseOf(section, talk.Start))) is null && !TimeWords.IsAheadBefore(section, talk.Start);
    }

    public static int ClauseEnd(Section section, int at) => ClauseOf(section, at).End;

    public static Text.TextSpan ClauseOf(Section section, int at) =>
        section.ClauseAt(at) is { Length: > 0 } clause ? clause : section.Span;

    /// <summary>拜访同创软件 郭工不在: what follows tells how it was.</summary>
    private static bool BeginsWithVisit(Section section)
    {
        if (section.Clauses.Count < 2 || section.Customers is not [var visited, ..] || section.FirstOf("ch") is not { Leaf: "visit" } visit)
            return false;
        return visit.Start == section.Span.Start && visited.Span.Start == visit.End
            && TimeWords.FirstAhead(section) is null && !section.Has("remind.ask") && !Mood.IsQuestion(section);
    }

    /// <summary>上周三去百万家居: going to a customer, with a day that is past.</summary>
    public static bool GoesTo(Section section)
    {
        foreach (var mention in section.Customers)
        {
            if (mention.Span.Start > section.Span.Start && section.Lower[mention.Span.Start - 1] == '去') return true;
        }

        return Arrival.IsTold(section);
    }

    private static bool HappenedBefore(Section section) => section.Has("recent")
        || section.Times.Exists(static time => time.IsJustNow || time.Tendency == Times.TimeTendency.Past);

    /// <summary>聊了, 打完, 见过: the sign of the finished stands in the word or right behind it.</summary>
    private static bool IsDone(Section section, int start, int end)
    {
        for (var at = start; at < Math.Min(end + 2, section.Span.End); at++)
            if (section.Lower[at] is '了' or '完' || (section.Lower[at] == '过' && !IsOtherWord(section, at + 1))) return true;
        return IsDoneBefore(section, start);
    }

    /// <summary>对过方案 is done; 过方案, 过一遍, 过来, 过去 are not.</summary>
    private static bool IsOtherWord(Section section, int at) => at < section.Span.End && section.Lower[at] is '方' or '一' or '来' or '去';

    /// <summary>通了二十分钟电话, 吃了个早茶: the verb and its sign stand a few characters before.</summary>
    private static bool IsDoneBefore(Section section, int start)
    {
        for (var at = start - 1; at > Math.Max(section.Span.Start, start - LongestObject); at--)
        {
            if (section.Lower[at] is ' ' or ',' or '，' or '。') return false;
            if (section.Lower[at] is '了' or '过' && IsTalkVerb(section.Lower[at - 1])) return true;
        }

        return false;
    }

    private static bool IsTalkVerb(char c) =>
        c is '通' or '打' or '聊' or '开' or '吃' or '喝' or '见' or '谈' or '做' or '加' or '发' or '回';
}
