using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Somebody of theirs said, wished or promised something, or could not be reached: before any time that lies ahead.</summary>
internal static class ToldByThem
{
    public static bool Is(Section section)
    {
        if (!IsAboutSomebody(section) || section.Has("lead.ask") || section.Has("lead.story") || section.Has("remind.ask")) return false;
        var promise = FirstPromise(section);
        if (promise < int.MaxValue && !TimeWords.IsAheadBefore(section.Within(ContactWords.ClauseOf(section, promise)), promise))
            return true;
        var said = Math.Min(section.First("said")?.Start ?? int.MaxValue, section.FirstOf("outcome")?.Start ?? int.MaxValue);
        var at = Math.Min(said, FirstWish(section));
        return at < int.MaxValue && !TimeWords.IsAheadBefore(section, at);
    }

    private static bool IsAboutSomebody(Section section) =>
        section.Customers.Count + section.People.Count > 0 || section.Carried is not null || section.Has("client");

    /// <summary>答应雷总下周一前发资料, 雷总让我们下周一前发资料, 下周要评审 让我们准备材料: what we have to deliver was said before.</summary>
    private static int FirstPromise(Section section)
    {
        if (section.First("promise.said") is { } said && IsFirst(section, said.Start)) return said.Start;
        return section.First("promise.their") is { } their && IsDeliveredBehind(section, their.End) ? their.Start : int.MaxValue;
    }

    /// <summary>At the head of its clause, or right behind 我 or 我们 there.</summary>
    private static bool IsFirst(Section section, int at)
    {
        var start = ContactWords.ClauseOf(section, at).Start;
        return start == at || (section.Cues.Exists(hit => hit.Is("speaker.me") && hit.Start == start && hit.End == at)
            && !section.Has("agenda.open"));
    }

    private static bool IsDeliveredBehind(Section section, int at)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start >= at && (hit.Is("deliver") || hit.Is("deliverable"))) return true;
        }

        return false;
    }

    /// <summary>何总想要个样品, Alice wants a demo: somebody else wishes or minds something.</summary>
    private static int FirstWish(Section section)
    {
        var name = EndOfWho(section);
        foreach (var hit in section.Cues)
            if (hit.Start >= name && (hit.Is("need") || hit.Is("objection")) && !IsOurTask(section, hit)) return hit.Start;
        return int.MaxValue;
    }

    /// <summary>Behind the first of those who may wish: the customer, somebody of theirs, 客户, or 他 in 另外他想要个样品.</summary>
    private static int EndOfWho(Section section)
    {
        var customer = section.Customers is [var mention, ..] ? mention.Span.End : int.MaxValue;
        var person = section.People is [{ Side: not Linking.PersonSide.Ours } somebody, ..] ? somebody.Span.End : int.MaxValue;
        var client = section.First("client")?.End ?? int.MaxValue;
        return Math.Min(Math.Min(customer, person), Math.Min(client, EndOfWishingPronoun(section)));
    }

    private static int EndOfWishingPronoun(Section section) =>
        section.Carried is not null && section.First("pronoun") is { } they
            && (section.HasAt("need", they.End) || section.HasAt("objection", they.End)) ? they.End : int.MaxValue;

    /// <summary>要回访, 要去: 要 before a verb of ours is a task, before a thing it is a wish.</summary>
    private static bool IsOurTask(Section section, CueHit hit) =>
        section.Lower[hit.Start] == '要' && hit.Length == 1 && StartsDeed(section, hit.End);

    private static bool StartsDeed(Section section, int at)
    {
        foreach (var hit in section.Cues)
            if (hit.Start == at && (hit.Is("do") || hit.Is("talk") || hit.IsOf("ch") || hit.Is("next.step"))) return true;
        return false;
    }
}
