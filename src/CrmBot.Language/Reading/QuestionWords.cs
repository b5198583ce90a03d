using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Whether a word that can ask does so where it stands: who, 几, 吗, can you.</summary>
internal static class QuestionWords
{
    private static readonly Nearby Subjects = Nearby.Words("subject");
    private static readonly Nearby AskedAbout = Nearby.Words("denied.subject");
    private static readonly Nearby Withheld = Nearby.Words("withheld");

    public static bool Asks(Section section, CueHit hit) => AsksInside(section, hit) || AsksAtEnd(section, hit) || AsksAtHead(section, hit);

    /// <summary>who, 哪家, 几个.</summary>
    private static bool AsksInside(Section section, CueHit hit) => hit.Is("question.word") && !IsPointedAt(section, hit)
        && !IsLeftOpen(section, hit) && !IsWithheld(section, hit.Start) && !IsObject(section, hit);

    /// <summary>签了吗, 签了呢 at the end of a sentence.</summary>
    private static bool AsksAtEnd(Section section, CueHit hit) => hit.Is("question.end") && !IsStillSo(section, hit)
        && (section.Lower[hit.Start] is '吗' || SentenceEdges.EndsAt(section, hit.End));

    /// <summary>can you, is it, 是不是 at the head of a sentence.</summary>
    private static bool AsksAtHead(Section section, CueHit hit) => hit.Is("question.start") && SentenceEdges.StartsAt(section, hit.Start)
        && !GoesOnTelling(section, hit) && !IsDeniedVerb(section, hit.End)
        && !ShouldSign.Is(section, hit.Start);

    /// <summary>那几个提醒: some that are known.</summary>
    private static bool IsPointedAt(Section section, CueHit asked) => section.Lower[asked.Start] == '几' && asked.Start > section.Span.Start
        && section.Lower[asked.Start - 1] is '那' or '这' or '好' or '前' or '后' or '头' or '十';

    /// <summary>export what we have on Claire: what is to be handed over asks nothing.</summary>
    private static bool IsObject(Section section, CueHit asked) =>
        asked.Start > section.Span.Start && section.HasAt("privacy.word", asked.Start)
        && (EndsBefore(section.First("privacy.export"), asked.Start) || EndsBefore(section.First("privacy.erase"), asked.Start));

    private static bool EndsBefore(CueHit? hit, int at) => hit is { } order && order.End < at;

    /// <summary>can't do 5101 tells; can't you take it asks.</summary>
    private static bool IsDeniedVerb(Section section, int at)
    {
        var rest = section.Lower.AsSpan(at, section.Span.End - at);
        return rest.StartsWith("'t ") && !AskedAbout.Begins(rest[3..]);
    }

    /// <summary>还没签呢, 在开会呢: how things still are is told.</summary>
    private static bool IsStillSo(Section section, CueHit end)
    {
        if (section.Lower[end.Start] != '呢') return false;
        var clause = section.ClauseAt(end.Start);
        foreach (var hit in section.Cues)
            if (hit.Is("still.word") && clause.Contains(hit.Start) && hit.End <= end.Start) return true;
        return false;
    }

    /// <summary>How far behind the question what is not known may stand.</summary>
    private const int Reach = 6;

    /// <summary>具体哪家没说, 谁拍板还不清楚: what is not known is told, not asked.</summary>
    private static bool IsLeftOpen(Section section, CueHit question)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start < question.End || hit.Start - question.End > Reach || !hit.Is("asking")) continue;
            if (section.Lower[hit.Start] is '没' or '不' && section.ClauseAt(question.Start) is { Length: > 0 } clause)
                return clause.Contains(hit.Start);
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

    /// <summary>"80k EUR, should close by month end" goes on telling; "..., should we call them" asks.</summary>
    private static bool GoesOnTelling(Section section, CueHit hit)
    {
        var before = section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start).TrimEnd();
        if (before is not [.., ',']
            || section.Lower.AsSpan(hit.Start, hit.Length)
                is not ("is" or "are" or "was" or "were" or "has" or "have" or "can" or "could" or "would" or "should"))
            return false;
        var next = section.Lower.AsSpan(hit.End, section.Span.End - hit.End).TrimStart();
        return !Subjects.Begins(next);
    }
}
