using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>同意, 不批，金额太高: the answer to what a ticket asks leave for.</summary>
internal static class TicketApproval
{
    /// <summary>Yes or no, where nothing but the number stands before it; what follows a no is why.</summary>
    public static string? Of(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("approves") && IsFirst(section, hit.Start) && (hit.Is("approves.no") || hit.End == section.Span.End)) return hit.Leaf;
        }

        return null;
    }

    private static bool IsFirst(Section section, int at)
    {
        var before = section.Within(TextSpan.Between(section.Span.Start, at));
        return !before.Cut(before.Tickets.Select(static ticket => ticket.Span)).Any(char.IsLetterOrDigit);
    }
}
