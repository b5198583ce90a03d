using CrmBot.Language.Lexicons;
using CrmBot.Language.Spots;

namespace CrmBot.Language.Reading;

/// <summary>9999我来: a number and nothing but words that take it is a ticket's, whether there is such a ticket or not.</summary>
internal static class TakenNumber
{
    private const int Shortest = 4;
    private const int MostBeside = 14;

    public static bool Is(string lower, TicketSpot spot, List<CueHit> cues)
    {
        if (spot.Span.Length < Shortest || lower.Length - spot.Span.Length > MostBeside) return false;
        var end = 0;
        var taken = false;
        foreach (var hit in cues)
        {
            if (!hit.Is("claim.sole") || hit.Start < end) continue;
            if (hit.Start != end && !(end == spot.Span.Start && hit.Start == spot.Span.End) && !IsBlank(lower, end, hit.Start, spot))
                return false;
            taken = true;
            end = hit.End;
        }

        return taken && IsBlank(lower, end, lower.Length, spot) && IsBlank(lower, 0, Start(cues), spot);
    }

    private static int Start(List<CueHit> cues) => cues.First(static hit => hit.Is("claim.sole")).Start;

    /// <summary>Nothing but the number, small words and punctuation.</summary>
    private static bool IsBlank(string lower, int from, int to, TicketSpot spot)
    {
        for (var at = from; at < to; at++)
        {
            if (spot.Span.Contains(at) || !char.IsLetterOrDigit(lower[at])
                || lower[at] is '这' or '个' or '那' or '单' or '吧' or '了' or '就' or '先')
                continue;
            return false;
        }

        return true;
    }
}
