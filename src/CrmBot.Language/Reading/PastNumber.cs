using CrmBot.Language.Lexicons;
using CrmBot.Language.Spots;

namespace CrmBot.Language.Reading;

/// <summary>
/// 1003 客户说还是不行，重新打开: the number of a ticket that is closed by now, where the message begins with it and goes on as only one about a
/// ticket does.
/// </summary>
internal static class PastNumber
{
    private const int Shortest = 4;
    private const int MostBetween = 2;

    public static bool Is(World world, string lower, TicketSpot spot, List<CueHit> cues)
    {
        if (spot.Span.Length < Shortest || spot.Id >= world.Tickets.Highest || !IsAsLong(spot, world.Tickets.Highest)
            || !lower.AsSpan(0, spot.Span.Start).Trim().IsEmpty) return false;
        foreach (var hit in cues)
        {
            if (hit.Start < spot.Span.End) continue;
            if (hit.Is("ticket.reopen") || (IsCommand(hit) && hit.Start - spot.Span.End <= MostBetween)) return true;
        }

        return false;
    }

    private static bool IsCommand(CueHit hit) => hit.Is("resolve.word") || hit.Is("escalate.word") || hit.Is("ticket.get") || hit.IsOf("state");

    private static bool IsAsLong(TicketSpot spot, long highest)
    {
        var shortest = 1L;
        for (var digit = 1; digit < spot.Span.Length; digit++) shortest *= 10;
        return highest >= shortest && highest / 10 < shortest;
    }
}
