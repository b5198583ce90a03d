using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>
/// 客户回复了，可以关了: an agent who has one ticket in hand can only mean that one; 那个物流单 the only one of its kind. Shown as a guess.
/// </summary>
internal static class OwnTicket
{
    public static bool Any(Section section) => Only(section, null) is not null;

    public static long? Only(Section section, string? type)
    {
        if (section.Utterance.LastCustomer is not null || section.Customers.Count > 0 || !TicketWords.IsAgent(section)) return null;
        var own = section.World.Tickets.OfAgent(section.Utterance.Speaker);
        if (type is not null) own.RemoveAll(ticket => ticket.Type != type);
        return own is [var only] ? only.Id : null;
    }
}
