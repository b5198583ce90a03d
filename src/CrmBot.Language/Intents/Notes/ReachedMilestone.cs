using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Notes;

/// <summary>What was reached with a customer when thing and verb stand apart: 合同发给孟经理了, 寄给云杉的样品今天发出去了.</summary>
internal static class ReachedMilestone
{
    private static readonly (string Thing, string Verb, string Reached)[] Pairs =
    [
        ("thing.contract", "thing.sent", "contract_sent"),
        ("thing.trial", "thing.begun", "trial_started"),
        ("thing.sample", "thing.sent", "sample_sent"),
        ("thing.need", "thing.settled", "need_confirmed"),
    ];

    /// <summary>The milestone a clause tells of as reached, or null.</summary>
    public static string? Of(Section section)
    {
        if (!section.HasFamily("thing")) return null;
        foreach (var span in section.Clauses)
        {
            var clause = section.Within(span);
            if (IsReached(clause) && Named(clause) is { } reached) return reached;
        }

        return null;
    }

    private static string? Named(Section clause)
    {
        foreach (var (thing, verb, reached) in Pairs)
        {
            if (clause.Has(thing) && clause.Has(verb)) return reached;
        }

        return null;
    }

    /// <summary>Done, and not wished for, promised, asked or still ahead.</summary>
    private static bool IsReached(Section clause)
    {
        if (clause.Has("need") || clause.Has("promise") || clause.Has("promise.their") || clause.Has("not.yet") || clause.Has("negation")
            || clause.Has("remind.ask") || Mood.IsQuestion(clause))
        {
            return false;
        }
        if (TimeWords.FirstAhead(clause) is not null || clause.Has("trouble.delivery")) return false;
        var lower = clause.Lower.AsSpan(clause.Span.Start, clause.Span.Length);
        return lower.ContainsAny("了已完") || IsPastLatin(clause);
    }

    private static bool IsPastLatin(Section clause)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.IsOf("thing") && char.IsAsciiLetter(clause.Lower[hit.Start])
                && (hit.Is("thing.sent") || hit.Is("thing.begun") || hit.Is("thing.settled"))) return true;
        }

        return false;
    }
}
