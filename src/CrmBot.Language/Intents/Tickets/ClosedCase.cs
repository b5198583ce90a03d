using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>
/// Meridian ticket resolved, closed the Meridian one: the open ticket of a customer is said to be done with, whatever is told behind.
/// </summary>
internal static class ClosedCase
{
    private static readonly Nearby Link = Nearby.Words("closed.link");
    private static readonly Nearby Thing = Nearby.Words("closed.thing");

    public static bool Is(Section section)
    {
        if (section.Customers is not [var first, ..]) return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("resolve.word") && Closes(section, first, hit)) return true;
        }

        return false;
    }

    private static bool Closes(Section section, CustomerMention mention, CueHit closed)
    {
        if (mention.Known is not { } known || section.World.Tickets.Of(known.Name).Count == 0) return false;
        var (start, end) = (mention.Span.Start, mention.Span.End);
        var behind = section.Lower.AsSpan(end, section.Span.End - end);
        if (closed.Start >= end)
            return Link.AreAll(behind[..(closed.Start - end)]) && Thing.Begins(behind.TrimStart(" '"));
        return closed.End < start && Nearby.Words("article").Is(section.Lower.AsSpan(closed.End, start - closed.End))
            && Thing.Begins(behind.TrimStart(" '"));
    }
}
