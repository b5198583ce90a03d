using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>同意, 不批，金额太高: the answer to what a ticket asks leave for.</summary>
internal static class TicketApproval
{
    /// <summary>Yes or no, where nothing but the number stands before it; what follows a no is why.</summary>
    public static string? Of(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("approves") && IsFirst(section, hit.Start) && (hit.Is("approves.no") || IsAll(section, hit.End))
                && !hit.Is("approves.go")) return hit.Leaf;
        }

        return null;
    }

    private static bool IsFirst(Section section, int at)
    {
        var before = section.Within(TextSpan.Between(section.Span.Start, at));
        List<TextSpan> named = [.. before.Tickets.Select(static ticket => ticket.Span),
            .. before.Amounts.Select(static amount => amount.Span)];
        TicketWords.AddSpans(before, named, "compensate", "give.money");   // 补偿2000批了
        return !before.Cut(named).Any(char.IsLetterOrDigit);
    }

    /// <summary>我批了 退吧: what follows only says to go ahead.</summary>
    private static bool IsAll(Section section, int end)
    {
        var rest = section.Within(TextSpan.Between(end, section.Span.End));
        List<TextSpan> said = [.. rest.Amounts.Select(static amount => amount.Span)];
        TicketWords.AddSpans(rest, said, "approves.go", "compensate", "give.money");   // 同意赔2000
        return !rest.Cut(said).Any(static c => char.IsLetterOrDigit(c) && c is not ('了' or '吧'));
    }
}
