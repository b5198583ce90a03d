using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Whether the form of a sentence asks, without any word that does: 续没续, 海川是签了吧, 是退货还是换货来着.</summary>
internal static class QuestionForms
{
    private static readonly Nearby Supposed = Nearby.Words("supposed.head");
    private static readonly Nearby SupposedInside = Nearby.Words("supposed.in");

    /// <param name="section">The sentence.</param>
    /// <param name="before">Where it goes on with what somebody else asks or says.</param>
    public static bool Asks(Section section, int before) => IsGuess(section) || OffersBoth(section, before) || RecallsOne(section);

    /// <summary>海川是签了吧, 还没人接吧: what is only supposed is asked.</summary>
    private static bool IsGuess(Section section) => EndsWithGuess(section) && (IsTagged(section) || IsDeniedGuess(section));

    /// <summary>
    /// The words of the guess stand behind the last comma; one before it only tells (没签成，…，也退公海吧) unless nothing but 对吧 follows.
    /// </summary>
    private static bool IsTagged(Section section)
    {
        var last = LastPart(section);
        var isTag = Tag.Is(section.Lower.AsSpan(last, section.Span.End - last).TrimEnd(" .。!！~"));
        foreach (var hit in section.Cues)
        {
            if (hit.Is("tagged.is") && (isTag || hit.End > last)) return true;
        }

        return false;
    }

    // A space parts clauses too, but no guess (海川是签了 68万吧).
    private static int LastPart(Section section)
    {
        for (var i = section.Clauses.Count - 1; i > 0; i--)
        {
            var start = section.Clauses[i].Start;
            var before = section.Lower.AsSpan(0, start).TrimEnd(' ');
            if (before.Length > 0 && char.IsPunctuation(before[^1])) return start;
        }

        return section.Span.Start;
    }

    private static readonly Nearby Tag = Nearby.Words("guess.tag");

    /// <summary>续没续, 行不行: the same word with and without a denial asks.</summary>
    private static bool OffersBoth(Section section, int before)
    {
        for (var at = section.Span.Start + 1; at < section.Span.End - 1 && at < before; at++)
        {
            if (section.Lower[at] is not ('没' or '不')) continue;
            if (section.Lower[at - 1] == section.Lower[at + 1] && WordEdge.IsChinese(section.Lower[at - 1])) return true;
        }

        return false;
    }

    /// <summary>是退货还是换货来着: which of the two it was.</summary>
    private static bool RecallsOne(Section section)
    {
        var words = section.Words.TrimEnd(" 。!！了啊呀".AsSpan());
        return words.EndsWith("来着", StringComparison.Ordinal) && words.Contains("还是", StringComparison.Ordinal);
    }

    /// <summary>…吧 at the end.</summary>
    private static bool EndsWithGuess(Section section)
    {
        var end = section.Span.End;
        while (end > section.Span.Start && section.Lower[end - 1] is ' ' or '.' or '。' or '~' or '!') end--;
        return end > section.Span.Start && section.Lower[end - 1] == '吧';
    }

    /// <summary>没发满意度吧, 还没人接吧: at the head of the last clause or right behind the name, what has not happened is only supposed.</summary>
    private static bool IsDeniedGuess(Section section)
    {
        var clause = section.Clauses.Count > 0 ? section.Clauses[^1] : section.Span;
        var start = PastName(section, clause.Start);
        var words = section.Lower.AsSpan(start, clause.End - start);
        return Supposed.Begins(words) || SupposedInside.IsIn(words);
    }

    /// <summary>Behind the customer or ticket that is named first.</summary>
    private static int PastName(Section section, int at)
    {
        var end = at;
        foreach (var mention in section.Customers)
            if (mention.Span.Start == at) end = mention.Span.End;
        foreach (var ticket in section.Tickets)
            if (ticket.Span.Start == at) end = ticket.Span.End;
        return end;
    }
}
