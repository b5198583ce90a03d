using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Topics;

/// <summary>Facts of the deal stand anywhere in a story; they are read apart from it.</summary>
internal static class DealBeside
{
    private const int LeastTold = 4;

    /// <summary>Adds the part, or its story and its facts of the deal.</summary>
    public static void Add(List<Section> split, Section part)
    {
        if (Marked(part) is { } marked && Keeping(part, marked, false) is var story && IsStory(story)
            && Keeping(part, marked, true) is var facts && IsOfDeal(facts))
        {
            if (!IsOnlySaying(story)) split.Add(story);
            split.Add(facts);
        }
        else
        {
            split.Add(part);
        }
    }

    /// <summary>For each clause whether it holds facts of the deal; null unless some do and some do not.</summary>
    private static bool[]? Marked(Section part) => part.Clauses.Count > 1 && !part.Has("lost.hold") && DealFacts.Mark(part) is { } marked
        && marked.Contains(true) && marked.Contains(false) ? marked : null;

    private static bool IsStory(Section story) => story.Weights is [("log" or "remind" or "tag" or "role", >= TopicSplitter.Own), ..];

    /// <summary>梁总电话里说下周一签: told of a talk, the clause alone would be read as one more of them.</summary>
    private static bool IsOfDeal(Section facts) => facts.Weights is not [{ Intent: "log" }, ..];

    /// <summary>erik says they're | also looking at Freightos: only who says it is left of the story.</summary>
    private static bool IsOnlySaying(Section story)
    {
        if (!story.Has("said")) return false;
        var known = Phrasing.AroundNames(story);
        TicketWords.AddSpans(story, known, "said", "they.say", "pronoun", "stage.before", "also");
        return story.Cut(known).Trim('\'', ' ', ',', '’') is "" or "re" or "s";
    }

    private static Section Keeping(Section part, bool[] marked, bool wanted)
    {
        var clauses = new List<TextSpan>(part.Clauses.Count);
        for (var at = 0; at < marked.Length; at++)
        {
            if (marked[at] == wanted) clauses.Add(part.Clauses[at]);
            else if (!wanted && BeforeBut(part, part.Clauses[at]) is { } told) clauses.Add(told);
        }

        return WithCustomer(part.Keeping(clauses), part, wanted);
    }

    /// <summary>Without a customer of its own it is about the first one of the part, or else about the one whose contact speaks.</summary>
    private static Section WithCustomer(Section kept, Section part, bool ofDeal)
    {
        if (kept.Customers.Count > 0) return kept;
        if (part.Customers is [var first, ..]) return kept with { Carried = first };
        return ofDeal && kept.Carried is null && kept.People.Count == 0 && WordEdge.IsChinese(kept.Lower[kept.Span.Start])
            && Persons.CustomerOfContact(part) is { } theirs ? kept with { Carried = theirs } : kept;
    }

    /// <summary>demo went fine but they're also talking to vertex: what stands before the turn belongs to the story.</summary>
    private static TextSpan? BeforeBut(Section part, TextSpan clause)
    {
        foreach (var hit in part.Cues)
        {
            if (hit.Is("but") && hit.Start > clause.Start + LeastTold && hit.End < clause.End
                && part.Within(TextSpan.Between(hit.Start, clause.End)) is var turn
                && new DealClause(turn, FrameDraft.Sketch("deal_upd"), true).Read())
            {
                return TextSpan.Between(clause.Start, hit.Start);
            }
        }

        return null;
    }
}
