using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Words of an agent for the customer: 回客户1024: 新件今天下午到.</summary>
internal static class ReplyOut
{
    private const int LongestLead = 24;

    /// <summary>The text that is to go out, or null when nothing is to be said to the customer.</summary>
    public static string? TextOf(Section section)
    {
        if (ToldByName.Find(section) is { } named) return ToldByName.TextOf(section, named);
        if ((section.First("reply.out") ?? ToldCustomer.Find(section)) is not { } order || IsDone(section, order)) return null;
        if (ToldByName.EndsWith(section, order)) return ToldByName.TextBefore(section, order.Start);   // 右上角有个导出按钮，直接跟他说
        var colon = section.Lower.IndexOf(':', order.End, section.Span.End - order.End);
        return colon > 0 && colon - order.End < LongestLead
            ? Behind(section, colon + 1)
            : Behind(section, AfterLead(section, Math.Max(AfterLead(section, order.End), EndOfReceiver(section, order))));
    }

    /// <summary>
    /// Behind the number of the ticket, or the customer's name, where one stands behind the order; not the number behind the words.
    /// </summary>
    private static int EndOfReceiver(Section section, CueHit order)
    {
        var end = 0;
        foreach (var ticket in section.Tickets)
        {
            if (ticket.Span.Start >= order.Start && ticket.Span.End < section.Span.End) end = ticket.Span.End;
        }

        foreach (var mention in section.Customers)
        {
            if (mention.Span.Start >= order.End && mention.Span.Start - order.End <= 1) end = Math.Max(end, mention.Span.End);
        }

        return end;
    }

    private static string Behind(Section section, int start)
    {
        // 跟5131客户说明天到货
        if (section.Cues.Find(hit => hit.Is("says") && hit.Start < start && hit.End > start) is { Name: not null } says) start = says.End;
        // tell Dan we found it
        foreach (var person in section.People)
            start = person.Whole.Start == start && person.Customers.Count > 0 ? SkipLead(section, person.Whole.End) : start;
        var text = section.Within(TextSpan.Between(Math.Min(start, section.Span.End), section.Span.End));
        if (text.Tickets.Count == 0 && Nearby.Words("reply.whole").Begins(text.Words)) return TextCutter.Tidy(text.Cut());
        return Phrasing.Trim(text.Cut(section.Tickets.Where(ticket => ticket.Span.Start >= start).Select(static ticket => ticket.Span)));
    }

    /// <summary>let Hank know that the refund is out: behind whom it is told.</summary>
    private static int SkipLead(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] is ' ' or ',' or ':') at++;
        return at + Nearby.Words("reply.know").LengthAt(section.Lower.AsSpan(at, section.Span.End - at)) is var next && next > at
            ? Math.Min(next + 1, section.Span.End) : at;
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
