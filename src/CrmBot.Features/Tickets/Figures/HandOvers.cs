namespace CrmBot.Features.Tickets.Figures;

/// <summary>
/// When a ticket came from one colleague's hands into another's, by whatever
/// way: given, taken over, or put back and claimed by somebody else.
/// </summary>
internal static class HandOvers
{
    /// <param name="events">Of one ticket, in the order they happened.</param>
    public static IReadOnlyList<long> Of(IEnumerable<TicketEvent> events)
    {
        List<long> moments = [];
        string? last = null;
        foreach (var one in events.Where(known => known.Kind is TicketEvent.Kinds.Claimed or TicketEvent.Kinds.Reassigned))
        {
            if (last is not null && one.To != last) moments.Add(one.At);
            last = one.To;
        }

        return moments;
    }

    /// <summary>Whether since the last hand-over nobody has said yet that the customer had to tell everything again.</summary>
    public static bool IsOpenToRepeat(IReadOnlyList<TicketEvent> events) =>
        Of(events) is [.., var last] && !events.Any(one => one.Kind == TicketEvent.Kinds.Repeated && one.At >= last);
}
