using CrmBot.Features.Customers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>
/// Keeps in the audit log who looked at a ticket: alone with somebody its card
/// tells what was talked about with the customer, and so is part of that file.
/// </summary>
internal static class TicketReads
{
    public static async Task NoteAsync(Turn turn, Ticket ticket, string through, CancellationToken cancellationToken)
    {
        await turn.Work.Audit.NoteAsync("ticket.seen", TicketDirectory.Record(ticket), through, cancellationToken);
        await CustomerReads.NoteAsync(turn.Work, ticket.CustomerId, CustomerReads.Ticket, cancellationToken);
    }

    /// <summary>A ticket's card as the answer to somebody; in a group it shows nothing of the file.</summary>
    public static Task NoteShownAsync(Turn turn, Ticket ticket, CancellationToken cancellationToken) =>
        turn.Place.IsGroup ? Task.CompletedTask : NoteAsync(turn, ticket, "card", cancellationToken);
}
