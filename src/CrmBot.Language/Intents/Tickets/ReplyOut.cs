using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Words of an agent for the customer: 回客户1024: 新件今天下午到.</summary>
internal static class ReplyOut
{
    /// <summary>The text that is to go out, or null when nothing is to be said to the customer.</summary>
    public static string? TextOf(Section section)
    {
        if (ToldByName.Find(section) is { } named) return ToldByName.TextOf(section, named);
        if ((section.First("reply.out") ?? Told(section)) is not { } order || IsDone(section, order)) return null;
        if (ToldByName.EndsWith(section, order)) return ToldByName.TextBefore(section, order.Start);   // 右上角有个导出按钮，直接跟他说
        var start = AfterLead(section, order.End);
        var ticketEnd = 0;
        foreach (var ticket in section.Tickets)
        {
            if (ticket.Span.Start >= order.Start && ticket.Span.End < section.Span.End) ticketEnd = ticket.Span.End;   // not the number behind the words
        }

        foreach (var mention in section.Customers)
        {
            if (mention.Span.Start >= order.End && mention.Span.Start - order.End <= 1) ticketEnd = Math.Max(ticketEnd, mention.Span.End);
        }

        var colon = section.Lower.IndexOf(':', order.End, section.Span.End - order.End);
        if (colon > 0 && colon - order.End < 24) start = colon + 1;
        else start = AfterLead(section, Math.Max(start, ticketEnd));
        return Behind(section, start);
    }

    private static string Behind(Section section, int start)
    {
        if (section.Cues.Find(hit => hit.Is("says") && hit.Start < start && hit.End > start) is { Name: not null } says) start = says.End;   // 跟5131客户说明天到货
        foreach (var person in section.People) start = person.Whole.Start == start && person.Customers.Count > 0 ? SkipLead(section, person.Whole.End) : start;   // tell Dan we found it
        var text = section.Within(TextSpan.Between(Math.Min(start, section.Span.End), section.Span.End));
        if (text.Tickets.Count == 0 && Nearby.Words("reply.whole").Begins(text.Words)) return TextCutter.Tidy(text.Cut());
        return Phrasing.Trim(text.Cut(section.Tickets.Where(ticket => ticket.Span.Start >= start).Select(static ticket => ticket.Span)));
    }

    /// <summary>let Hank know that the refund is out: behind whom it is told.</summary>
    private static int SkipLead(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] is ' ' or ',' or ':') at++;
        return at + Nearby.Words("reply.know").LengthAt(section.Lower.AsSpan(at, section.Span.End - at)) is var next && next > at ? Math.Min(next + 1, section.Span.End) : at;
    }

    /// <summary>告诉1024的客户, reply to 1040:, tell Acme: the number or the name of a customer with a ticket stands right behind.</summary>
    private static CueHit? Told(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("reply.tell")) continue;
            foreach (var ticket in section.Tickets)
            {
                if (ticket.Span.Start - hit.End is 0 or 1 && IsAddressed(section, hit, ticket.Span.End)) return hit;
            }

            if (section.Tickets.Count > 0 && char.IsAsciiLetter(section.Lower[hit.Start]) && StandsContact(section, hit.End)) return hit;   // tell claire on 5120 we need 2 more days
            if (section.Tickets.Count == 0 && hit.Start == section.Span.Start && Nearby.Words("reply.order").Is(section.Lower.AsSpan(hit.Start, hit.Length))
                && TicketWords.IsAgent(section) && StandsContact(section, hit.End) && AroundTicket.Is(section)) return hit;   // tell Dan we found it: an agent of whose customer a ticket is open
            foreach (var mention in section.Customers)
            {
                if (section.Tickets.Count > 0 && mention.Span.Start == hit.End && section.Cues.Exists(say => say.Is("reply.say") && say.Start == mention.Span.End))
                    return hit;   // 跟百味轩说一声货明天到，5104
                if ((hit.Length > 2 || (hit.Length == 2 && hit.Start == section.Span.Start)) && mention.Span.Start - hit.End is 0 or 1
                    && TicketWords.IsAgent(section) && mention.Known is { } known && section.World.Tickets.Of(known.Name).Count > 0)
                {
                    return hit;
                }
            }
        }

        return null;
    }

    /// <summary>告诉百味轩货已经补发了: an order at the head of an agent's message, and a customer with a ticket right behind it.</summary>
    public static bool TellsCustomer(Section section)
    {
        if (section.Tickets.Count > 0 || section.Customers is not [{ Known: { } known } only]) return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Start > section.Span.Start) break;
            if (hit.Is("reply.tell") && hit.Length > 1 && hit.Start == section.Span.Start && only.Span.Start - hit.End is 0 or 1)
                return TicketWords.IsAgent(section) && section.World.Tickets.Of(known.Name).Count > 0;
        }

        return false;
    }

    // A loop: a closure here would be made at every cue of every message.
    private static bool StandsContact(Section section, int at)
    {
        foreach (var person in section.People)
        {
            if (person.Customers.Count > 0 && person.Whole.Start - at is 0 or 1) return true;
        }

        return false;
    }

    /// <summary>The customer, a colon, or an English order: 跟1024一起 tells nobody.</summary>
    private static bool IsAddressed(Section section, CueHit hit, int end)
    {
        var rest = section.Lower.AsSpan(end, section.Span.End - end).TrimStart();
        return Nearby.Words("told.customer").Begins(rest) || Nearby.Words("reply.word").Is(section.Lower.AsSpan(hit.Start, hit.Length)) || (hit.Length > 3 && char.IsAsciiLetter(section.Lower[hit.Start]));
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
