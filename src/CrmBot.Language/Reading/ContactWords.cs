namespace CrmBot.Language.Reading;

/// <summary>Whether a contact is told of as something that took place.</summary>
internal static class ContactWords
{
    private const int LongestObject = 9;

    public static bool Told(Section section)
    {
        if (section.Has("field.tags") && Mood.IsQuestion(section)) return false;   // 打了啥标签
        if (section.First("tried") is { } tried && tried.Start == section.Span.Start && char.IsAsciiLetter(section.Lower[tried.Start]) && section.Has("number.times")) return true;   // tried Hank three times on Tuesday
        if (BeginsWithVisit(section) || TellsPlainly(section) || TalkReport.Is(section)) return true;
        if (section.Has("told") || (section.Has("came.back") && section.Has("recent")) || IsRelated(section)) return true;
        var contact = false;
        foreach (var hit in section.Cues)
        {
            if (!hit.IsOf("ch") && !hit.Is("talk")) continue;
            contact = true;
            if (IsDone(section, hit.Start, hit.End)) return true;
        }

        return (contact || GoesTo(section)) && HappenedBefore(section);
    }

    /// <summary>鼎盛 雷总 电话沟通 下个月再定: a talk that no time ahead stands beside.</summary>
    private static bool TellsPlainly(Section section)
    {
        if (section.First("told.plain") is not { } talk || section.Has("remind.ask") || section.Customers.Count + section.People.Count == 0) return false;
        return TimeWords.FirstAhead(section.Within(ClauseOf(section, talk.Start))) is null && !IsAheadBefore(section, talk.Start);
    }

    public static int ClauseEnd(Section section, int at) => ClauseOf(section, at).End;

    private static Text.TextSpan ClauseOf(Section section, int at)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(at)) return clause;
        }

        return section.Span;
    }

    /// <summary>拜访同创软件 郭工不在: what follows tells how it was.</summary>
    private static bool BeginsWithVisit(Section section)
    {
        if (section.Clauses.Count < 2 || section.Customers.Count == 0 || section.FirstOf("ch") is not { } visit || visit.Start != section.Span.Start || visit.Leaf != "visit")
            return false;
        return section.Customers[0].Span.Start == visit.End && TimeWords.FirstAhead(section) is null && !section.Has("remind.ask") && !Mood.IsQuestion(section);
    }

    /// <summary>上周三去百万家居: going to a customer, with a day that is past.</summary>
    public static bool GoesTo(Section section)
    {
        foreach (var mention in section.Customers)
        {
            if (mention.Span.Start > section.Span.Start && section.Lower[mention.Span.Start - 1] == '去') return true;
        }

        return false;
    }

    /// <summary>Somebody said something, or could not be reached: before any time that lies ahead.</summary>
    private static bool IsRelated(Section section)
    {
        if (section.Customers.Count + section.People.Count == 0 && section.Carried is null && !section.Has("client")) return false;
        if (section.Has("lead.ask") || section.Has("lead.story")) return false;
        var at = Math.Min(section.First("said")?.Start ?? int.MaxValue, section.FirstOf("outcome")?.Start ?? int.MaxValue);
        var promise = FirstPromise(section);
        if (promise < int.MaxValue && !section.Has("remind.ask") && !IsAheadBefore(section.Within(ClauseOf(section, promise)), promise)) return true;   // 下周要评审 让我们准备材料
        at = Math.Min(at, FirstWish(section));
        return at < int.MaxValue && !section.Has("remind.ask") && !IsAheadBefore(section, at);
    }

    /// <summary>答应雷总下周一前发资料, 雷总让我们下周一前发资料: what we have to deliver was said before.</summary>
    private static int FirstPromise(Section section)
    {
        if (section.First("promise.said") is { } said && IsFirst(section, said.Start)) return said.Start;
        return section.First("promise.their") is { } their && IsDeliveredBehind(section, their.End) ? their.Start : int.MaxValue;
    }

    /// <summary>At the head of its clause, or right behind 我 or 我们 there.</summary>
    private static bool IsFirst(Section section, int at)
    {
        var start = ClauseOf(section, at).Start;
        return start == at || (section.Cues.Exists(hit => hit.Is("speaker.me") && hit.Start == start && hit.End == at) && !section.Has("agenda.open"));
    }

    private static bool IsDeliveredBehind(Section section, int at)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start >= at && (hit.Is("deliver") || hit.Is("deliverable"))) return true;
        }

        return false;
    }

    private static bool IsAheadBefore(Section section, int at)
    {
        foreach (var time in section.Times)
        {
            if (time.Span.Start < at && TimeWords.IsAhead(section, time)) return true;
        }

        return false;
    }

    /// <summary>何总想要个样品, Alice wants a demo: somebody else wishes or minds something.</summary>
    private static int FirstWish(Section section)
    {
        var name = Math.Min(section.Customers is [var customer, ..] ? customer.Span.End : int.MaxValue, section.People is [{ Side: not Linking.PersonSide.Ours } person, ..] ? person.Span.End : int.MaxValue);
        name = Math.Min(name, section.First("client")?.End ?? int.MaxValue);
        if (section.Carried is not null && section.First("pronoun") is { } they && (section.HasAt("need", they.End) || section.HasAt("objection", they.End)))
            name = Math.Min(name, they.End);   // 另外他想要个样品
        foreach (var hit in section.Cues)
        {
            if (hit.Start >= name && (hit.Is("need") || hit.Is("objection")) && !(section.Lower[hit.Start] == '要' && hit.Length == 1 && !IsWanted(section, hit.End)))
                return hit.Start;
        }

        return int.MaxValue;
    }

    /// <summary>要 before a verb of ours (要回访, 要去) is a task, before a thing it is a wish.</summary>
    private static bool IsWanted(Section section, int at)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start == at && (hit.Is("do") || hit.Is("talk") || hit.IsOf("ch") || hit.Is("next.step"))) return false;
        }

        return true;
    }

    private static bool HappenedBefore(Section section) => section.Has("recent")
        || section.Times.Exists(static time => time.IsJustNow || time.Tendency == Times.TimeTendency.Past);

    /// <summary>聊了, 打完, 见过: the sign of the finished stands in the word or right behind it.</summary>
    private static bool IsDone(Section section, int start, int end)
    {
        for (var at = start; at < Math.Min(end + 2, section.Span.End); at++)
        {
            if (section.Lower[at] is '了' or '过' or '完' && !(section.Lower[at] == '过' && at + 1 < section.Span.End && section.Lower[at + 1] is '方' or '一' or '来' or '去'))
                return true;
        }

        return IsDoneBefore(section, start);
    }

    /// <summary>通了二十分钟电话, 吃了个早茶: the verb and its sign stand a few characters before.</summary>
    private static bool IsDoneBefore(Section section, int start)
    {
        for (var at = start - 1; at > Math.Max(section.Span.Start, start - LongestObject); at--)
        {
            if (section.Lower[at] is ' ' or ',' or '，' or '。') return false;
            if (section.Lower[at] is '了' or '过' && section.Lower[at - 1] is '通' or '打' or '聊' or '开' or '吃' or '喝' or '见' or '谈' or '做' or '加' or '发' or '回') return true;
        }

        return false;
    }
}
