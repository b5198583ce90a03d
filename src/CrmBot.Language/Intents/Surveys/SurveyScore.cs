using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Surveys;

/// <summary>What a customer gave us: 9分, 五星, 4 stars, "rated us 2 out of 5", 很不满意.</summary>
/// <param name="Span">Where it stands, unit included.</param>
/// <param name="Value">0-10.</param>
/// <param name="IsWord">Said in words: 满意.</param>
internal readonly record struct SurveyScore(TextSpan Span, int Value, bool IsWord)
{
    private const int Reach = 12;

    /// <summary>
    /// The first score of a section: a number with its unit, else a number right behind 打了, gave us or the survey's name, else words.
    /// </summary>
    public static SurveyScore? Find(Section section) => Number(section, unit: true)
        ?? (section.Has("rate.verb") || section.Has("survey.word") ? Number(section, unit: false) : null) ?? Words(section)
        ?? (section.Utterance.ReplyTo is { Kind: "survey" } ? Head(section) : null);

    /// <summary>9, quick fix: the answer to a survey's card begins with the score.</summary>
    private static SurveyScore? Head(Section section)
    {
        var digits = section.Words.StartsWith("10", StringComparison.Ordinal) ? 2 : 1;
        if (!char.IsAsciiDigit(section.Words[0])
            || (digits < section.Span.Length && section.Words[digits] is not (' ' or ',' or '.' or ';' or '-' or '!' or '，' or '。')))
            return null;
        if (digits + 1 < section.Span.Length
            && (char.IsAsciiDigit(section.Words[digits + 1]) || section.IsTime(new TextSpan(section.Span.Start, digits)))) return null;
        return new SurveyScore(new TextSpan(section.Span.Start, digits), digits == 2 ? 10 : section.Words[0] - '0', false);
    }

    /// <summary>差点给了1分, 别记恒达打9分: no score was given, or none is to be kept.</summary>
    public static bool IsDenied(Section section, SurveyScore score)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.End <= score.Span.Start
                && (hit.Is("near.miss") || hit.Is("forbid.word") || (hit.Is("deny.word") && score.Span.Start - hit.End <= 4))) return true;
        }

        return false;
    }

    private static SurveyScore? Number(Section section, bool unit)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (!WordEdge.IsStart(section.Lower, at)
                || NumeralReader.Read(section.Lower, at) is not { IsPlain: true, IsWhole: true, Value: >= 0 and <= 10 } number) continue;
            var span = number.Span;
            at = Math.Max(at, span.End - 1);
            if (IsTaken(section, span) || IsBehindGap(section, span.Start)) continue;
            var unitEnd = UnitEnd(section, span.End);
            if (unit ? unitEnd > 0 : FollowsVerb(section, span) && !Continues(section, span.End))
                return new SurveyScore(TextSpan.Between(StartOf(section, span.Start), Math.Max(unitEnd, SurveyEnd(section, span.End))),
                    (int)number.Value, false);
        }

        return null;
    }

    // Loops, as a closure here would be made at every letter of every message.
    private static bool IsBehindGap(Section section, int start)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.End == start && hit.Is("rate.gap")) return true;
        }

        return false;
    }

    /// <summary>很不满意 right behind who says so, or about our service: a price that does not satisfy is no score.</summary>
    private static SurveyScore? Words(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("rate") && char.IsAsciiDigit(hit.Leaf[0]) && IsAboutUs(section, hit.Start))
                return new SurveyScore(hit.Span, hit.Leaf[0] - '0', true);
        }

        return null;
    }

    private static bool IsAboutUs(Section section, int at)
    {
        var start = -1;
        foreach (var mention in section.Customers) start = mention.Span.End <= at ? Math.Max(start, mention.Span.End) : start;
        foreach (var person in section.People) start = person.Span.End <= at ? Math.Max(start, person.Span.End) : start;
        foreach (var hit in section.Cues)
        {
            if (hit.End <= at && (hit.Is("survey.word") || hit.Is("pronoun") || hit.Is("client") || hit.Is("rate.about")
                || hit.Is("service.result"))) start = Math.Max(start, hit.End);
        }

        if (start < 0) return false;
        var gap = section.Within(TextSpan.Between(start, at));
        var words = new List<TextSpan>();
        TicketWords.AddSpans(gap, words, "rate.verb", "rate.why", "survey.word");
        return !gap.Cut(words).Any(char.IsLetterOrDigit);
    }

    private static int UnitEnd(Section section, int at)
    {
        if (at < section.Span.End && section.Lower[at] is '分' or '星')
            return Ratings.Has(section.Lower.AsSpan(at - 1, Math.Min(2 + 1, section.Span.End - at + 1))) ? at + 1 : 0;
        if (IsOutOf(section, at) is > 0 and var end) return end;
        foreach (var hit in section.Cues)
        {
            // two stars; not 两家分店
            if (hit.Is("rate.out") && (hit.Start == at || (hit.Start == at + 1 && !WordEdge.IsChinese(section.Lower[at])))) return hit.End;
        }

        return 0;
    }

    /// <summary>The end of "/10" or "/5" behind the number when somebody gave it, else 0.</summary>
    private static int IsOutOf(Section section, int at)
    {
        if (!section.Has("rate.verb") && !section.Has("survey.word") && !section.Has("rate.mood")) return 0;
        var rest = section.Lower.AsSpan(at, section.Span.End - at);
        var length = rest.StartsWith("/10", StringComparison.Ordinal) ? 3 : rest.StartsWith("/5", StringComparison.Ordinal) ? 2 : 0;
        return length > 0 && (rest.Length == length || !(char.IsAsciiDigit(rest[length]) || rest[length] == '/')) ? at + length : 0;
    }

    private static bool FollowsVerb(Section section, TextSpan number)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start >= number.Start) return false;
            if (hit.End <= number.Start && number.Start - hit.End <= Reach && IsVerb(hit) && IsGap(section, hit.End, number.Start))
                return true;
        }

        return false;
    }

    /// <summary>A number is only looked at where somebody rates at all, so 低于 speaks of a rating too.</summary>
    private static bool IsVerb(CueHit hit) => hit.Is("rate.verb") || hit.Is("survey.word") || hit.Is("below.word") || hit.Is("above.word");

    /// <summary>gave us 9/10: right behind who gave it to whom.</summary>
    private static bool IsGiven(Section section, int at) => section.Cues.Exists(hit => hit.Is("rate.verb") && at - hit.End is 0 or 1);

    /// <summary>Nothing but small words between the verb and the number: "gave us an 8".</summary>
    private static bool IsGap(Section section, int start, int end)
    {
        var between = section.Lower.AsSpan(start, end - start).Trim();
        return between.Length == 0 || Nearby.Words("score.gap").Is(between) || IsCustomer(section, start, end);
    }

    private static bool IsCustomer(Section section, int start, int end)
    {
        foreach (var mention in section.Customers)
        {
            if (mention.Span.Start >= start && mention.Span.End <= end && mention.Span.Length + 2 >= end - start) return true;
        }

        return false;
    }

    /// <summary>5个券, 3 times and 10% are no scores.</summary>
    private static bool Continues(Section section, int at)
    {
        if (at >= section.Span.End) return false;
        if (IsPartOfNumber(section, at)) return true;
        if (IsReasonBehind(section, at) || GoesOn(section, at)) return false;
        return section.Lower[at] is '%' || WordEdge.IsChinese(section.Lower[at])
            || (section.Lower[at] == ' ' && at + 1 < section.Span.End && char.IsAsciiLetter(section.Lower[at + 1]));
    }

    /// <summary>3.5, 4/12.</summary>
    private static bool IsPartOfNumber(Section section, int at) =>
        section.Lower[at] is '%' or '.' or '/' && at + 1 < section.Span.End && char.IsAsciiDigit(section.Lower[at + 1]);

    /// <summary>gave us 7 because ...</summary>
    private static bool IsReasonBehind(Section section, int at)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start >= at && hit.Start - at <= 1 && (hit.Is("because") || hit.Is("rate.why"))) return true;
        }

        return false;
    }

    /// <summary>a 9 on nps, a 7 and …, a 7 but …, log a 7 from Helix, 低于4的, less than 3 this quarter.</summary>
    private static bool GoesOn(Section section, int at)
    {
        var rest = section.Lower.AsSpan(at);
        return SurveyEnd(section, at) > at || rest[0] == '的' || rest.StartsWith(" and ") || rest.StartsWith(" but ")
            || (rest.StartsWith(" from ") && section.Has("rate.log")) || StartsTime(section, at)
            || section.HasAt("below.word", at + 1) || section.HasAt("above.word", at + 1);
    }

    /// <summary>a 9 on nps: the end of the survey's name behind the number, else where the number ends.</summary>
    private static int SurveyEnd(Section section, int at)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("survey.word") && hit.Start > at && hit.Start - at <= 8 && IsOf(section.Lower.AsSpan(at, hit.Start - at)))
                return hit.End;
        }

        return at;
    }

    private static bool IsOf(ReadOnlySpan<char> between) =>
        between is " " || (between is [' ', .., ' '] && Nearby.Words("score.of").Is(between));

    /// <summary>The article before the number belongs to it.</summary>
    private static int StartOf(Section section, int start)
    {
        var before = section.Lower.AsSpan(0, start);
        return before.EndsWith(" a ", StringComparison.Ordinal) ? start - 2
            : before.EndsWith(" an ", StringComparison.Ordinal) ? start - 3
            : start;
    }

    private static bool StartsTime(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] == ' ') at++;
        return section.Times.Exists(time => time.Span.Start == at);
    }

    private static bool IsTaken(Section section, TextSpan span)
    {
        foreach (var mention in section.Customers)
        {
            if (mention.Span.Overlaps(span)) return true;
        }

        foreach (var time in section.Times)
        {
            // gave us 9/10 is no day
            if (time.Span.Start == span.Start && IsOutOf(section, span.End) == time.Span.End && IsGiven(section, span.Start)) continue;
            if (time.Span.Overlaps(span) && time.Span.Length > span.Length + 1
                && !(section.Has("rate.mood") && time.Span.Start == span.Start && IsOutOf(section, span.End) == time.Span.End))
            {
                return true;
            }
        }

        return false;
    }
}
