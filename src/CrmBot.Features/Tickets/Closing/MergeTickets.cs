using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Closing;

/// <summary>Several tickets are one: the others are closed and point to it (<c>tk_upd</c> merge). The runtime has asked before.</summary>
internal sealed class MergeTickets(TicketForChange tickets, ChangeTicket change)
{
    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (kept, _, instead) = await tickets.NumberedAsync(turn, frame.Text("keep") ?? "", "work", cancellationToken);
        if (kept is null) return instead!;
        List<Ticket> others = [];
        foreach (var number in frame.Texts("from"))
        {
            var (other, _, refusal) = await tickets.NumberedAsync(turn, number, "work", cancellationToken);
            if (other is null) return refusal!;
            if (other.CustomerId != kept.CustomerId)
                return new Reply.Refuse("ticket.mergeOtherCustomer", ("number", PrintTicket.Number(other)));
            if (other.Id != kept.Id && other.MergedIntoId is null) others.Add(other);
        }

        if (others.Count == 0 || kept.MergedIntoId is not null) return new Reply.Refuse("ticket.nothingToMerge");
        foreach (var other in others) await MergeAsync(turn, kept, other, cancellationToken);
        turn.Memory.LastRecord = TicketDirectory.Record(kept);
        return new Reply.OfRecord(TicketDirectory.Record(kept));
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (kept, customer, _) = await tickets.NumberedAsync(turn, frame.Text("keep") ?? "", "see", cancellationToken);
        List<DraftLine> lines = customer is null ? [] : [new("customer.label.customer", customer.Name)];
        if (frame.Text("keep") is { } keep) lines.Add(new("ticket.label.keep", Named(keep, kept)));
        foreach (var number in frame.Texts("from"))
        {
            var (other, whose, _) = await tickets.NumberedAsync(turn, number, "see", cancellationToken);
            // Another customer's cannot be merged: whoever is asked sees it before saving.
            lines.Add(new("ticket.label.from", PrintCustomer.Joined(Named(number, other), whose?.Id == customer?.Id ? null : whose?.Name)));
        }

        return new DraftView("ticket.draft.merge", lines);
    }

    private static string Named(string number, Ticket? ticket) =>
        ticket is null ? "T-" + number : $"T-{number} {Reading.Shorten.To(ticket.Description, 40)}";

    private async Task MergeAsync(Turn turn, Ticket kept, Ticket other, CancellationToken cancellationToken)
    {
        var before = TicketStates.Word(other.State);
        await change.NoteAsync(turn.Work, other, new TicketChange(TicketEvent.Kinds.Merged, turn.Actor.Id, To: PrintTicket.Number(kept)),
            cancellationToken);
        await change.NoteAsync(turn.Work, other,
            new TicketChange(TicketEvent.Kinds.Closed, turn.Actor.Id, before,
                "closed") { Effect = known => known.MergeInto(kept.Id, turn.Now) }, cancellationToken);
        // What the customer said there must not be lost with it.
        await change.NoteAsync(turn.Work, kept,
            new TicketChange(TicketEvent.Kinds.Merged, turn.Actor.Id, To: PrintTicket.Number(other)) { Note = other.Description },
            cancellationToken);
    }
}
