using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Surveys;

/// <summary>Why a score was given: what is said besides who gave what.</summary>
internal static class ScoreReason
{
    public static string Of(Section section, SurveyScore score)
    {
        var gaps = new List<TextSpan> { score.Span };
        AddNames(section, gaps);
        AddTimes(section, score, gaps);
        TicketWords.AddSpans(section, gaps, "rate.verb", "rate.why", "rate.out", "survey.ten", "survey.word", "pronoun", "also");
        AddWords(section, score, gaps);
        var text = Phrasing.Trim(section.Cut(gaps));
        return text.Length > 1 && !NameRest.IsEmpty(text) && !IsUnit(text) ? text : "";
    }

    /// <summary>Who gave it; the customer on 5120 gave us a 9.</summary>
    private static void AddNames(Section section, List<TextSpan> gaps)
    {
        foreach (var mention in section.Customers) gaps.Add(Phrasing.Around(section, mention.Span));
        foreach (var person in section.People) gaps.Add(Phrasing.Around(section, person.Whole));
        foreach (var ticket in section.Tickets) gaps.Add(ticket.Span);
        if (section.Tickets.Count > 0) TicketWords.AddSpans(section, gaps, "client", "claim.on");
    }

    /// <summary>When it was given; a time ahead belongs to what is said.</summary>
    private static void AddTimes(Section section, SurveyScore score, List<TextSpan> gaps)
    {
        foreach (var time in section.Times)
        {
            if (time.Tendency != TimeTendency.Ahead && !time.Span.Overlaps(score.Span)) gaps.Add(time.Span);
        }
    }

    /// <summary>How it came and what it is of, where that stands before the score: 说上门快 behind it is why.</summary>
    private static void AddWords(Section section, SurveyScore score, List<TextSpan> gaps)
    {
        foreach (var hit in section.Cues)
        {
            if ((hit.IsOf("ch") && hit.Start < score.Span.End) || (hit.Is("smalltalk") && hit.Length > 1)) gaps.Add(hit.Span);
            if (hit.End > score.Span.Start) continue;
            if (hit.Is("service.result")) gaps.Add(WithTo(section, hit));
            if (hit.Is("rate.about")) gaps.Add(Phrasing.Around(section, hit.Span));
        }
    }

    /// <summary>对处理结果.</summary>
    private static TextSpan WithTo(Section section, CueHit hit) =>
        section.Lower[Math.Max(0, hit.Start - 1)] == '对' ? TextSpan.Between(hit.Start - 1, hit.End) : hit.Span;

    private static bool IsUnit(string text) => text is "的" or "us" or "了" or "us a" or "us an" or "an" or "我们" or "给我们";
}
