using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Figures;

/// <summary>全部经过: everything that happened to a ticket, for whoever takes it on. What was said there is for the person alone.</summary>
internal sealed class ShowThread(TicketForChange tickets, TicketRows rows, PrintTicket print, Policy policy) : ICardVerb
{
    private const int MostRows = 40;

    public string Verb => "ticket.thread";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (ticket, customer, instead) = await tickets.FindAsync(turn, RecordNames.Parse(action.Text("ticket")), "see", cancellationToken);
        if (ticket is null) return instead!;
        if (policy.Decide(turn.Actor, "see", TicketDirectory.Subject(customer!)).Masked.Contains(CustomerPolicy.Fields.Notes))
            return new Reply.Refuse("policy.notYours", ("owner", customer!.OwnerName));
        await TicketReads.NoteAsync(turn, ticket, "thread", cancellationToken);
        var view = new CardView(turn.Place, turn.Locale, turn.Actor.Zone, turn.Actor);
        var all = await rows.WholeThreadAsync(turn.Work, ticket, view, cancellationToken);
        var card = new Reply.Card("ticket-thread", new JsonObject
        {
            ["name"] = customer!.Name,
            ["description"] = ticket.Description,
            ["rows"] = CardRow.List(all.TakeLast(MostRows)),
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(turn.Locale, "ticket.thread.title", ("number", PrintTicket.Number(ticket))),
                ["summary"] = await rows.SummaryAsync(turn.Work, ticket, view, cancellationToken),
                ["left"] = all.Count > MostRows ? print.Words(turn.Locale, "ticket.thread.left", ("count", all.Count - MostRows)) : "",
            },
        });
        // A card of its own, below: the ticket's stays open.
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"{Verb}:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return turn.Place.IsGroup ? new Reply.Say("digest.inDirect") : Reply.Silence;
    }
}
