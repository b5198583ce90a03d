using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>明珠那个是卡纸, globex的那个发票: in the words of the desk a ticket of the customer that is open.</summary>
internal static class PointedCase
{
    public static bool Is(Section section) =>
        section.Has("case.that") && TicketWords.IsAgent(section) && section.Customers.Exists(mention => IsPointedAt(section, mention));

    /// <summary>佳美那单转给何伟: the words that only point.</summary>
    public static void AddSpans(Section section, List<Text.TextSpan> spans)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("case.that") && section.Customers.Exists(mention => mention.Span.End == hit.Start)) spans.Add(hit.Span);
        }
    }

    private static bool IsPointedAt(Section section, CustomerMention mention)
    {
        if (mention.Known is not { } known || section.World.Tickets.Of(known.Name).Count == 0) return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("case.that") && hit.Start >= mention.Span.End
                && section.Lower.AsSpan(mention.Span.End, hit.Start - mention.Span.End) is "" or " " or "的") return true;
        }

        return false;
    }
}
