using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Figures;

/// <summary>客户又说一遍: the customer had to tell again what the colleague before knew. Once for each hand-over.</summary>
internal sealed class CustomerRepeats(TicketForChange tickets, ChangeTicket change) : TicketVerb(tickets)
{
    public override string Verb => "ticket.repeated";

    protected override async Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken)
    {
        var events = await turn.Work.Records.ReadAllAsync<TicketEvent>(nameof(TicketEvent.TicketId), ticket.Id, cancellationToken);
        if (HandOvers.Of(events).Count == 0) return new Reply.Refuse("ticket.neverHanded", ("number", PrintTicket.Number(ticket)));
        if (HandOvers.IsOpenToRepeat(events))
            await change.NoteAsync(turn.Work, ticket, new TicketChange(TicketEvent.Kinds.Repeated, turn.Actor.Id), cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }
}
