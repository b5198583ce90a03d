using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>Words of an agent for the customer: 回客户1024: 新件今天下午到.</summary>
internal static class ReplyOut
{
    /// <summary>The text that is to go out, or null when nothing is to be said to the customer.</summary>
    public static string? TextOf(Section section)
    {
        if (section.First("reply.out") is not { } order || IsDone(section, order)) return null;
        var start = AfterLead(section, order.End);
        var ticketEnd = 0;
        foreach (var ticket in section.Tickets)
        {
            if (ticket.Span.Start >= order.Start) ticketEnd = ticket.Span.End;
        }

        var colon = section.Lower.IndexOf(':', order.End, section.Span.End - order.End);
        if (colon > 0 && colon - order.End < 24) start = colon + 1;
        else start = AfterLead(section, Math.Max(start, ticketEnd));
        return Phrasing.Trim(section.Within(TextSpan.Between(Math.Min(start, section.Span.End), section.Span.End)).Cut());
    }

    /// <summary>已答复客户 tells what was done.</summary>
    private static bool IsDone(Section section, CueHit order)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("reply.said") && hit.End <= order.Start && order.Start - hit.End <= 1) return true;
        }

        return false;
    }

    private static int AfterLead(Section section, int at)
    {
        while (true)
        {
            while (at < section.Span.End && section.Lower[at] is ' ' or ',') at++;
            var next = at;
            foreach (var hit in section.Cues)
            {
                if (hit.Start == at && hit.Is("reply.lead")) next = Math.Max(next, hit.End);
            }

            foreach (var ticket in section.Tickets)
            {
                if (ticket.Span.Start == at) next = Math.Max(next, ticket.Span.End);
            }

            if (next == at) return at;
            at = next;
        }
    }
}
