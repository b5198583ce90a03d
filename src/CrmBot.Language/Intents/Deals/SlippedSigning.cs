using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>签约时间往后拖，拖到11月中旬: the signature comes later, and until when stands in the next clause.</summary>
internal static class SlippedSigning
{
    private const int Farthest = 3;

    private static readonly Nearby Slips = Nearby.Words("slips");
    private static readonly Nearby Ends = Nearby.Words("slips.end");

    /// <summary>百味轩签约时间推迟了: of the deal, and no reminder is put off.</summary>
    public static bool IsTold(Section section)
    {
        if (!section.Has("deal.close") && !section.Has("deal.noun")) return false;
        foreach (var clause in section.Clauses)
        {
            if (Is(section, clause)) return true;
        }

        return false;
    }

    public static bool Is(Section section, TextSpan clause)
    {
        foreach (var time in section.Times)
        {
            if (clause.Contains(time.Span)) return false;
        }

        foreach (var hit in section.Cues)
        {
            if (clause.Contains(hit.Span) && IsSigning(hit) && EndsSlipping(section, hit.End, clause.End)) return true;
        }

        return false;
    }

    private static bool IsSigning(CueHit hit) => (hit.Is("deal.close") && hit.Length > 1) || hit.Is("deal.noun");

    /// <summary>Nothing but the words for it stands between here and the end of the clause.</summary>
    private static bool EndsSlipping(Section section, int start, int end)
    {
        for (var at = start; at < end && at - start <= Farthest; at++)
        {
            var rest = section.Lower.AsSpan(at, end - at);
            if (Slips.LengthAt(rest) is > 0 and var length && rest[length..].Trim() is var tail && (tail.IsEmpty || Ends.Is(tail)))
                return true;
        }

        return false;
    }
}
