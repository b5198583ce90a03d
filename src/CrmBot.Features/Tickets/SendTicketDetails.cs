using CrmBot.Features.Customers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>看详情 on a ticket's card in a group: the full card goes to the direct chat of the person who tapped.</summary>
internal sealed class SendTicketDetails(TicketForChange tickets) : ICardVerb
{
    public string Verb => "ticket.details";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (ticket, _, instead) = await tickets.FindAsync(turn, action.Record, "see", cancellationToken);
        if (ticket is null) return instead!;
        var record = TicketDirectory.Record(ticket);
        await TicketReads.NoteAsync(turn, ticket, "details", cancellationToken);
        return await DetailsInDirectChat.SendAsync(turn, Verb, record, cancellationToken);
    }
}

/// <summary>打开 in a list: the ticket's card.</summary>
internal sealed class OpenTicketCard(TicketForChange tickets) : ICardVerb
{
    public string Verb => "ticket.open";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (ticket, _, instead) = await tickets.FindAsync(turn, Runtime.Cards.RecordNames.Parse(action.Text("ticket")), "see",
            cancellationToken);
        if (ticket is null) return instead!;
        await TicketReads.NoteAsync(turn, ticket, "list", cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }
}
