using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>
/// 告诉1024的客户, reply to 1040:, tell Acme: the number, a contact or the name of a customer with a ticket stands right behind the order.
/// </summary>
internal static class ToldCustomer
{
    /// <summary>The order; null when it tells no customer.</summary>
    public static CueHit? Find(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("reply.tell") && (TellsOnTicket(section, hit) || TellsContact(section, hit) || TellsByName(section, hit)))
                return hit;
        }

        return null;
    }

    /// <summary>告诉百味轩货已经补发了: an order at the head of an agent's message, and a customer with a ticket right behind it.</summary>
    public static bool IsAtHead(Section section)
    {
        if (section.Tickets.Count > 0 || section.Customers is not [{ Known: not null } only]) return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Start > section.Span.Start) break;
            if (hit.Is("reply.tell") && hit.Length > 1 && hit.Start == section.Span.Start && IsRightBehind(hit, only.Span.Start))
                return TicketWords.IsAgent(section) && HasTicket(section, only);
        }

        return false;
    }

    private static bool IsRightBehind(CueHit order, int start) => start - order.End is 0 or 1;

    private static bool HasTicket(Section section, CustomerMention mention) =>
        mention.Known is { } known && section.World.Tickets.Of(known.Name).Count > 0;

    private static bool TellsOnTicket(Section section, CueHit order)
    {
        foreach (var ticket in section.Tickets)
        {
            if (IsRightBehind(order, ticket.Span.Start) && IsAddressed(section, order, ticket.Span.End)) return true;
        }

        return false;
    }

    /// <summary>The customer, a colon, or an English order: 跟1024一起 tells nobody.</summary>
    private static bool IsAddressed(Section section, CueHit order, int end) =>
        Nearby.Words("told.customer").Begins(section.Lower.AsSpan(end, section.Span.End - end).TrimStart())
        || Nearby.Words("reply.word").Is(section.Lower.AsSpan(order.Start, order.Length))
        || (order.Length > 3 && char.IsAsciiLetter(section.Lower[order.Start]));

    /// <summary>tell claire on 5120 we need 2 more days; tell Dan we found it, from an agent of whose customer a ticket is open.</summary>
    private static bool TellsContact(Section section, CueHit order)
    {
        if (section.Tickets.Count > 0) return char.IsAsciiLetter(section.Lower[order.Start]) && StandsContact(section, order);
        return order.Start == section.Span.Start && Nearby.Words("reply.order").Is(section.Lower.AsSpan(order.Start, order.Length))
            && TicketWords.IsAgent(section) && StandsContact(section, order) && AroundTicket.Is(section);
    }

    // A loop: a closure here would be made at every cue of every message.
    private static bool StandsContact(Section section, CueHit order)
    {
        foreach (var person in section.People)
        {
            if (person.Customers.Count > 0 && IsRightBehind(order, person.Whole.Start)) return true;
        }

        return false;
    }

    private static bool TellsByName(Section section, CueHit order)
    {
        foreach (var mention in section.Customers)
        {
            if (IsSaidTo(section, order, mention) || IsOrderedOf(section, order, mention)) return true;
        }

        return false;
    }

    /// <summary>跟百味轩说一声货明天到，5104.</summary>
    private static bool IsSaidTo(Section section, CueHit order, CustomerMention mention) => section.Tickets.Count > 0
        && mention.Span.Start == order.End && section.HasAt("reply.say", mention.Span.End);

    /// <summary>告诉百味轩…, from an agent; a short word only at the head.</summary>
    private static bool IsOrderedOf(Section section, CueHit order, CustomerMention mention) =>
        (order.Length > 2 || (order.Length == 2 && order.Start == section.Span.Start)) && IsRightBehind(order, mention.Span.Start)
        && TicketWords.IsAgent(section) && HasTicket(section, mention);
}
