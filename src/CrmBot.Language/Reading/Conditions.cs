using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Whether a word of condition (要是, if) only imagines, or belongs to what is told, wished or to be found out.</summary>
internal static class Conditions
{
    private static readonly Nearby FindOut = Nearby.Words("find.out");

    /// <summary>Whether the word is that of an "if", and not another one's.</summary>
    public static bool Imagines(Section section, CueHit hit) => !IsMended(section, hit) && !section.Has("should.arrive")
        && !Mood.IsAmount(section, hit.Start) && !IsToFindOut(section, hit.Start) && !IsWished(section, hit.Start)
        && !IsAgreed(section, hit.Start) && !IsSaidByOthers(section, hit.Start);

    /// <summary>he said if the price drops: the customer makes the condition later in a story.</summary>
    private static bool IsSaidByOthers(Section section, int at) => section.First("said") is { } said && said.End <= at;

    /// <summary>换了轴承就好了，结单吧: it is well again, nobody wishes it were.</summary>
    private static bool IsMended(Section section, CueHit hit) => section.Lower[hit.Start] == '就' && section.Tickets.Count > 0
        && (section.Has("resolve.word") || section.Has("cause.lead") || section.Has("fix.lead"));

    private static bool IsIf(Section section, int at) => section.Lower.AsSpan(at).StartsWith("if ");

    /// <summary>
    /// got an email from hank, he's ok with 92.5k if billed quarterly: in the clause of the condition, before it, somebody has agreed.
    /// </summary>
    private static bool IsAgreed(Section section, int at)
    {
        if (!section.Has("deal.agreed") || !IsIf(section, at)) return false;
        var clause = section.ClauseAt(at);
        foreach (var hit in section.Cues)
            if (hit.Is("deal.agreed") && hit.Start > clause.Start && hit.End <= at && clause.Contains(hit.Start)) return true;
        return false;
    }

    /// <summary>silverline want 15% off if they take 3 yrs: on what a wish hangs belongs to the wish.</summary>
    private static bool IsWished(Section section, int at)
    {
        if (section.First("need") is not { } need || need.End > at || !IsIf(section, at)) return false;
        foreach (var clause in section.Clauses)
            if (clause.Contains(need.Start) && clause.Contains(at)) return IsSomebodyNamedBefore(section, need.Start);
        return false;
    }

    /// <summary>silverline want, mike needs, they want.</summary>
    private static bool IsSomebodyNamedBefore(Section section, int at)
    {
        foreach (var mention in section.Customers)
            if (mention.Span.End <= at) return true;
        foreach (var person in section.People)
            if (person.Span.End <= at) return true;
        foreach (var hit in section.Cues)
            if (hit.Is("pronoun") && hit.End <= at) return true;
        return false;
    }

    /// <summary>"check if they got the samples" is something to find out.</summary>
    private static bool IsToFindOut(Section section, int at)
    {
        var before = section.Lower.AsSpan(section.Span.Start, at - section.Span.Start).TrimEnd();
        return FindOut.Ends(before);
    }
}
