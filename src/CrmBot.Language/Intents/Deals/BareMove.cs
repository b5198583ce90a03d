using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>青禾的推到下周一: a customer, a verb of moving, a day, and nothing else.</summary>
internal static class BareMove
{
    private const int LongestVerb = 5;

    public static bool Is(Section section)
    {
        if (section.Customers is not [var only] || section.Times is not [var due] || section.Tickets.Count > 0
            || section.Amounts.Exists(static spot => !spot.Bare)) return false;
        if (!section.Has("rem.move") || !TimeWords.IsAhead(due, section.Now) || due.Span.Start < only.Span.End || section.Has("deal.close")
            || section.Has("deal.noun"))
            return false;
        var rest = section.Within(TextSpan.Between(only.Span.End, due.Span.Start));
        return rest.Has("rem.move") && rest.Span.Length <= LongestVerb && IsOnlyMove(rest)
            && !section.Within(TextSpan.Between(due.Span.End, section.Span.End)).Cut().Any(char.IsLetterOrDigit);
    }

    private static bool IsOnlyMove(Section rest)
    {
        var gaps = new List<TextSpan>();
        foreach (var hit in rest.Cues)
        {
            if (hit.Is("rem.move") || hit.Is("rem.to")) gaps.Add(hit.Span);
        }

        return Phrasing.Trim(rest.Cut(gaps)).Trim('的', '那', '个', '这', '先', '再', '就') is "";
    }
}
