using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets.Closing;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>A button of the desk that is for those who work tickets.</summary>
internal abstract class TicketVerb(TicketForChange tickets) : ICardVerb
{
    public abstract string Verb { get; }

    protected virtual string Right => "work";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (ticket, _, instead) = await tickets.FindAsync(turn, action.Record, Right, cancellationToken);
        return ticket is null ? instead! : await ActAsync(turn, ticket, action, cancellationToken);
    }

    protected abstract Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken);

    /// <summary>What was typed into an input of this card; inputs carry the card's key, because cards may be joined.</summary>
    protected static string? Typed(CardAction action, Ticket ticket, string input) =>
        Clip.Optional(action.Text($"{input}-{ProfileData.KeyOf(ticket.Id)}"), Ticket.TextLength);
}

/// <summary>已联系客户: the first answer has been given, whichever way.</summary>
internal sealed class TicketAnswered(TicketForChange tickets, UpdateTicket update) : TicketVerb(tickets)
{
    public override string Verb => "ticket.answered";

    protected override async Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken)
    {
        if (!ticket.IsWork) return new Reply.Refuse("ticket.notWork", ("number", PrintTicket.Number(ticket)));
        await update.NoteAsync(turn, ticket, TicketEvent.Kinds.Replied, Typed(action, ticket, "reply"), cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }
}

/// <summary>等客户, 等第三方, 先挂着, 继续处理.</summary>
internal sealed class MoveTicket(TicketForChange tickets, UpdateTicket update) : TicketVerb(tickets)
{
    public override string Verb => "ticket.move";

    protected override Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken) =>
        TicketStates.Read(action.Text("to")) is { } state and not TicketState.Open
            ? update.MoveAsync(turn, ticket, state, null, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Refuse("ticket.gone"));
}

/// <summary>记备注: for ourselves only. Also for whoever looks after the customer.</summary>
internal sealed class NoteOnTicket(TicketForChange tickets, UpdateTicket update) : TicketVerb(tickets)
{
    public override string Verb => "ticket.note";

    protected override string Right => "log";

    protected override async Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken)
    {
        if (Typed(action, ticket, "note") is not { } note) return new Reply.Refuse("ticket.noteEmpty");
        await update.NoteAsync(turn, ticket, TicketEvent.Kinds.Note, note, cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }
}

/// <summary>放回队列.</summary>
internal sealed class ReleaseTicket(TicketForChange tickets, ClaimTicket claim) : TicketVerb(tickets)
{
    public override string Verb => "ticket.release";

    protected override Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken) =>
        claim.ReleaseAsync(turn, ticket, cancellationToken);
}

/// <summary>转给同事.</summary>
internal sealed class HandTicket(TicketForChange tickets, ClaimTicket claim, IPersonDirectory people) : TicketVerb(tickets)
{
    public override string Verb => "ticket.hand";

    protected override async Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken) =>
        Guid.TryParse(Typed(action, ticket, "to"), out var id)
            && await people.FindAsync(turn.Work, id, cancellationToken) is { IsActive: true } colleague
            ? await claim.HandAsync(turn, ticket, colleague, cancellationToken)
            : new Reply.Refuse("reminder.chooseWho");
}

/// <summary>重新打开.</summary>
internal sealed class ReopenFromCard(TicketForChange tickets, ReopenTicket reopen) : TicketVerb(tickets)
{
    public override string Verb => "ticket.reopen";

    protected override Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken) =>
        reopen.ReopenAsync(turn, ticket, null, cancellationToken);
}
