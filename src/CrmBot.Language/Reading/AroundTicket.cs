using CrmBot.Language.Intents;

namespace CrmBot.Language.Reading;

/// <summary>Whether a ticket is open of the customer that is named, whose contact is named, or that was talked about last.</summary>
internal static class AroundTicket
{
    public static bool Is(Section section) => Customer(section) is { } name && section.World.Tickets.Of(name).Count > 0;

    private static string? Customer(Section section) => section.Customers is [var first, ..] ? first.Known?.Name
        : Persons.Contact(section) is { Customers: { Count: > 0 } theirs } ? theirs.Count == 1 || section.Utterance.LastCustomer is null
        ? theirs[0].Name : section.Utterance.LastCustomer
        : section.Utterance.LastCustomer;
}
