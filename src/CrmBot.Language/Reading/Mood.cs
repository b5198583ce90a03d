using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Whether a sentence asks, or only imagines.</summary>
internal static class Mood
{
    private static readonly Nearby Subjects = Nearby.Words("subject");
    private static readonly Nearby AskedAbout = Nearby.Words("denied.subject");
    private static readonly Nearby Withheld = Nearby.Words("withheld");
    private static readonly Nearby Supposed = Nearby.Words("supposed.head");
    private static readonly Nearby FindOut = Nearby.Words("find.out");

    private const string SentenceEnds = ",，。.;；!！?？\n~～ ";

    public static bool IsQuestion(Section section)
    {
        var asked = FirstIndirectQuestion(section);
        if (asked == int.MaxValue && section.Lower.AsSpan(section.Span.Start, section.Span.Length).ContainsAny('?', '？')) return true;
        if (EndsWithGuess(section) && (section.Has("tagged.is") || IsDeniedGuess(section))) return true;
        if (OffersBoth(section, asked) || RecallsOne(section)) return true;
        foreach (var hit in section.Cues)
        {
            if (hit.Start > asked) return false;   // 问下蓝海要不要续 asks the customer, not the bot
            if (hit.Is("question.word") && !IsPointedAt(section, hit) && !IsLeftOpen(section, hit) && !IsWithheld(section, hit.Start) && !IsObject(section, hit)) return true;
            if (hit.Is("question.end") && !GoesOnStill(section, hit) && (section.Lower[hit.Start] is '吗' || EndsSentence(section, hit.End))) return true;
            if (hit.Is("question.start") && StartsSentence(section, hit.Start) && !GoesOn(section, hit) && !IsDeniedVerb(section, hit.End) && !ShouldSign.Is(section, hit.Start)) return true;
        }

        return false;
    }

    /// <summary>那几个提醒: some that are known.</summary>
    private static bool IsPointedAt(Section section, CueHit asked) => section.Lower[asked.Start] == '几' && asked.Start > section.Span.Start
        && section.Lower[asked.Start - 1] is '那' or '这' or '好' or '前' or '后' or '头' or '十';

    /// <summary>export what we have on Claire: what is to be handed over asks nothing.</summary>
    private static bool IsObject(Section section, CueHit asked)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("privacy.word") && hit.Start == asked.Start && hit.Start > section.Span.Start)
                return section.First("privacy.export") is { } export && export.End < asked.Start || section.First("privacy.erase") is { } erase && erase.End < asked.Start;
        }

        return false;
    }

    /// <summary>can't do 5101 tells; can't you take it asks.</summary>
    private static bool IsDeniedVerb(Section section, int at)
    {
        var rest = section.Lower.AsSpan(at, section.Span.End - at);
        return rest.StartsWith("'t ") && !AskedAbout.Begins(rest[3..]);
    }

    /// <summary>还没签呢, 在开会呢: how things still are is told.</summary>
    private static bool GoesOnStill(Section section, CueHit end) => section.Lower[end.Start] == '呢' && section.Clauses.Find(clause => clause.Contains(end.Start)) is var clause
        && section.Cues.Exists(hit => hit.Is("still.word") && clause.Contains(hit.Start) && hit.End <= end.Start);

    /// <summary>续没续, 行不行: the same word with and without a denial asks.</summary>
    private static bool OffersBoth(Section section, int before)
    {
        for (var at = section.Span.Start + 1; at < section.Span.End - 1 && at < before; at++)
        {
            if (section.Lower[at] is '没' or '不' && section.Lower[at - 1] == section.Lower[at + 1] && WordEdge.IsChinese(section.Lower[at - 1])) return true;
        }

        return false;
    }

    /// <summary>是退货还是换货来着: which of the two it was.</summary>
    private static bool RecallsOne(Section section)
    {
        var words = section.Words.TrimEnd(" 。!！了啊呀".AsSpan());
        return words.EndsWith("来着", StringComparison.Ordinal) && words.Contains("还是", StringComparison.Ordinal);
    }

    /// <summary>具体哪家没说, 谁拍板还不清楚: what is not known is told, not asked.</summary>
    private static bool IsLeftOpen(Section section, CueHit question)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start < question.End || hit.Start - question.End > 6 || !hit.Is("asking") || section.Lower[hit.Start] is not ('没' or '不')) continue;
            foreach (var clause in section.Clauses)
            {
                if (clause.Contains(question.Start)) return clause.Contains(hit.Start);
            }
        }

        return false;
    }

    /// <summary>won't say who, wouldn't tell us why: what they keep to themselves is told, not asked.</summary>
    private static bool IsWithheld(Section section, int at)
    {
        var before = section.Lower.AsSpan(section.Span.Start, at - section.Span.Start).TrimEnd();
        return Withheld.LengthBefore(before) is > 0 and var verb && before[..^verb].TrimEnd() is var denied
            && (denied.EndsWith("n't") || denied.EndsWith("nt") || denied.EndsWith("not") || denied.EndsWith("refused to"));
    }

    /// <summary>要是…, if ...: only when it is not the customer who makes the condition later in a story.</summary>
    public static bool IsHypothesis(Section section) => section.Words.StartsWith("once ") ||
        section.First("hypothesis") is { } hit && !IsMended(section, hit) && !section.Has("should.arrive") && !IsAmount(section, hit.Start) && !IsToFindOut(section, hit.Start) && !IsWished(section, hit.Start) && !IsAgreedIf(section, hit.Start)
            && !(section.First("said") is { } said && said.End <= hit.Start);

    /// <summary>Nadia's cool w/ 45k if we throw in onboarding: on what one of the customer's people makes it hang is told of them.</summary>
    public static bool IsConditionTold(Section section) => section.First("hypothesis") is { } hit && section.Lower.AsSpan(hit.Start).StartsWith("if ")
        && section.People.Exists(person => person.Customers.Count > 0 && person.Whole.Start == section.Span.Start && person.Whole.End < hit.Start)
        && !section.Has("won.word") && !section.Has("lost.word");

    /// <summary>got an email from hank, he's ok with 92.5k if billed quarterly: in the clause of the condition, before it, somebody has agreed.</summary>
    private static bool IsAgreedIf(Section section, int at)
    {
        if (!section.Has("deal.agreed") || !section.Lower.AsSpan(at).StartsWith("if ")) return false;
        var clause = section.Clauses.Find(clause => clause.Contains(at));
        return section.Cues.Exists(hit => hit.Is("deal.agreed") && hit.Start > clause.Start && hit.End <= at && clause.Contains(hit.Start));
    }

    /// <summary>换了轴承就好了，结单吧: it is well again, nobody wishes it were.</summary>
    private static bool IsMended(Section section, CueHit hit) =>
        section.Lower[hit.Start] == '就' && section.Tickets.Count > 0 && (section.Has("resolve.word") || section.Has("cause.lead") || section.Has("fix.lead"));

    /// <summary>别把海川分给丁一: an order not to do what follows; 不要了 and 别急 forbid nothing.</summary>
    public static bool Forbids(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("forbid") && IsOrder(section, hit.Start) && hit.End < section.Span.End && section.Lower[hit.End] is not ('了' or '急' or '的' or '担' or '紧')
                && !section.Lower.AsSpan(hit.End).StartsWith(" mind")) return true;
        }

        return false;
    }

    /// <summary>At the head of a sentence, or right behind whom or what it is about.</summary>
    private static bool IsOrder(Section section, int at) =>
        StartsSentence(section, at) || section.Clauses.Exists(clause => clause.Start == at)
            || section.Customers.Exists(mention => mention.Span.End == at) || section.Tickets.Exists(ticket => ticket.Span.End == at)
        || section.Cues.Exists(hit => hit.End == at && CueGroups.Has("order.before", hit));

    /// <summary>海川是签了吧: what is only supposed is asked.</summary>
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
        var start = clause.Start;
        foreach (var mention in section.Customers)
        {
            if (mention.Span.Start == clause.Start) start = mention.Span.End;
        }

        foreach (var ticket in section.Tickets)
        {
            if (ticket.Span.Start == clause.Start) start = ticket.Span.End;
        }

        var words = section.Lower.AsSpan(start, clause.End - start);
        return Supposed.Begins(words) || Nearby.Words("supposed.in").IsIn(words);
    }

    /// <summary>silverline want 15% off if they take 3 yrs: on what a wish hangs belongs to the wish.</summary>
    private static bool IsWished(Section section, int at)
    {
        if (section.First("need") is not { } need || need.End > at || !section.Lower.AsSpan(at).StartsWith("if ")) return false;
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(need.Start) && clause.Contains(at))
                return section.Customers.Exists(mention => mention.Span.End <= need.Start)
                    || section.People.Exists(person => person.Span.End <= need.Start)
                    || section.Cues.Exists(hit => hit.Is("pronoun") && hit.End <= need.Start);
        }

        return false;
    }

    /// <summary>"check if they got the samples" is something to find out.</summary>
    private static bool IsToFindOut(Section section, int at)
    {
        var before = section.Lower.AsSpan(section.Span.Start, at - section.Span.Start).TrimEnd();
        return FindOut.Ends(before);
    }

    /// <summary>12万一年 is no 万一.</summary>
    public static bool IsAmount(Section section, int at) => section.Lower[at] == '万' && at > 0
        && (char.IsAsciiDigit(section.Lower[at - 1]) || Numbers.ChineseDigits.Starts(section.Lower[at - 1]));

    /// <summary>"80k EUR, should close by month end" goes on telling; "..., should we call them" asks.</summary>
    private static bool GoesOn(Section section, CueHit hit)
    {
        var before = section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start).TrimEnd();
        if (before is not [.., ',']
            || section.Lower.AsSpan(hit.Start, hit.Length) is not ("is" or "are" or "was" or "were" or "has" or "have" or "can" or "could" or "would" or "should"))
        {
            return false;
        }
        var next = section.Lower.AsSpan(hit.End, section.Span.End - hit.End).TrimStart();
        return !Subjects.Begins(next);
    }

    private static int FirstIndirectQuestion(Section section) =>
        Math.Min(section.First("asking")?.Start ?? int.MaxValue, Math.Min(section.First("said")?.Start ?? int.MaxValue, section.First("objection.feel") is { } feel && char.IsAsciiLetter(section.Lower[feel.Start]) ? feel.Start : int.MaxValue));

    private static bool EndsSentence(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] is '啊' or '呀' or '呢' or '的') at++;
        return at >= section.Span.End || SentenceEnds.Contains(section.Lower[at], StringComparison.Ordinal);
    }

    private static bool StartsSentence(Section section, int at)
    {
        while (at > section.Span.Start && section.Lower[at - 1] == ' ') at--;
        return at == section.Span.Start || SentenceEnds.Contains(section.Lower[at - 1], StringComparison.Ordinal);
    }
}
