using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>
/// 吴经理说货收到了，少了一箱: the customer has a ticket of the same kind that is open, so that it may be the same trouble told once more.
/// </summary>
internal static class SameTrouble
{
    /// <summary>The number of the open ticket, where a new one is neither ordered nor said to be another.</summary>
    public static long? Of(Section section, string? customer, string? type)
    {
        if (customer is null || type is null or "other" || section.Has("ticket.open") || section.Has("case.another") || section.Has("also")
            || !TicketWords.IsAgent(section)) return null;
        foreach (var id in section.World.Tickets.Of(customer))
        {
            if (section.World.Tickets.Find(id)?.Type == type) return id;
        }

        return null;
    }
}
