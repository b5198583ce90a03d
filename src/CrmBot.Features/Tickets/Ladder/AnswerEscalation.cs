using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>A button on an escalation's card, for whose turn it is and those above.</summary>
internal abstract class EscalationVerb(IPersonDirectory people) : ICardVerb
{
    public abstract string Verb { get; }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "ticket_escalation", Id: var id } record
            || await turn.Work.Records.FindAsync<Escalation>(id, cancellationToken) is not { } escalation
            || await turn.Work.Records.FindAsync<Ticket>(escalation.TicketId, cancellationToken) is not { } ticket)
            return new Reply.Refuse("ticket.gone");
        if (!await MayAsync(turn.Work, people, turn.Actor, escalation, cancellationToken)) return new Reply.Refuse("ticket.notYours");
        if (!escalation.IsOpen) return new Reply.OfRecord(record);
        return await ActAsync(turn, ticket, escalation, action, cancellationToken) ?? new Reply.OfRecord(record);
    }

    public static async Task<bool> MayAsync(
        ReadView view, IPersonDirectory people, Runtime.People.Actor actor, Escalation escalation, CancellationToken cancellationToken) =>
            actor.ActsFor(escalation.ToId)
                || Roles.LooksAfter(actor, (await people.FindAsync(view, escalation.ToId, cancellationToken))?.Team)
            || (escalation.Steps > 0 && await WasAskedAsync(view, actor, escalation, cancellationToken));

    // It went up because nobody took it in time: whoever had it before may still do so.
    private static async Task<bool> WasAskedAsync(
        ReadView view, Runtime.People.Actor actor, Escalation escalation, CancellationToken cancellationToken) =>
            (await view.Records.ReadAllAsync<TicketEvent>(nameof(TicketEvent.TicketId), escalation.TicketId, cancellationToken))
                .Any(
                    one => one.Kind == TicketEvent.Kinds.Escalated && one.From == actor.Id.ToString("N") && one.At >= escalation.CreatedAt);

    /// <summary>Null shows the card as it is now.</summary>
    protected abstract Task<Reply?> ActAsync(
        Turn turn, Ticket ticket, Escalation escalation, CardAction action, CancellationToken cancellationToken);
}

/// <summary>Ends an escalation and tells whoever asked.</summary>
internal sealed class EndEscalation(ChangeTicket change)
{
    /// <param name="reason">Why not; for whoever asked.</param>
    public async Task EndAsync(
        Turn turn, Ticket ticket, Escalation escalation, string outcome, string kind, string? reason, CancellationToken cancellationToken)
    {
        escalation.Answer(outcome, turn.Actor.Id, turn.Now);
        await ClimbLadder.StopAsync(turn.Work, escalation.Id, cancellationToken);
        await change.NoteAsync(turn.Work, ticket, new TicketChange(kind, turn.Actor.Id, escalation.Kind, outcome) { Note = reason },
            cancellationToken);
        if ((escalation.By ?? ticket.AssigneeId) is not { } asked || asked == turn.Actor.Id) return;
        Reply card = new Reply.OfRecord(new RecordRef("ticket_escalation", escalation.Id));
        await turn.Work.Outbox.ToPersonAsync(
            asked, reason is null ? card : new Reply.Several(
                [new Reply.Say("escalation.because", ("who", turn.Actor.Name), ("reason", reason)), card]),
                $"{EscalationNotices.Answered}:{escalation.Id:N}:{outcome}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
    }
}

/// <summary>我来处理: stops the ladder.</summary>
internal sealed class TakeEscalation(IPersonDirectory people, EndEscalation end) : EscalationVerb(people)
{
    public override string Verb => "escalation.take";

    protected override async Task<Reply?> ActAsync(
        Turn turn, Ticket ticket, Escalation escalation, CardAction action, CancellationToken cancellationToken)
    {
        await end.EndAsync(turn, ticket, escalation, "taken", TicketEvent.Kinds.Acknowledged, null, cancellationToken);
        return null;
    }
}

/// <summary>批准.</summary>
internal sealed class ApproveEscalation(IPersonDirectory people, EndEscalation end) : EscalationVerb(people)
{
    public override string Verb => "escalation.approve";

    protected override async Task<Reply?> ActAsync(
        Turn turn, Ticket ticket, Escalation escalation, CardAction action, CancellationToken cancellationToken)
    {
        if (escalation.Kind != "approval") return new Reply.Refuse("ticket.gone");
        if (!Approvals.MayApprove(turn.Actor)) return new Reply.Refuse("ticket.mayNotApprove");
        await end.EndAsync(turn, ticket, escalation, "approved", TicketEvent.Kinds.Approved, null, cancellationToken);
        return null;
    }
}

/// <summary>不批.</summary>
internal sealed class DeclineEscalation(IPersonDirectory people, EndEscalation end) : EscalationVerb(people)
{
    public override string Verb => "escalation.decline";

    protected override async Task<Reply?> ActAsync(
        Turn turn, Ticket ticket, Escalation escalation, CardAction action, CancellationToken cancellationToken)
    {
        if (escalation.Kind != "approval") return new Reply.Refuse("ticket.gone");
        await end.EndAsync(turn, ticket, escalation, "declined", TicketEvent.Kinds.Approved,
            Clip.Optional(action.Text("reason-" + ProfileData.KeyOf(escalation.Id)), Escalation.NoteLength), cancellationToken);
        return null;
    }
}

/// <summary>转上一级, without waiting.</summary>
internal sealed class RaiseEscalation(IPersonDirectory people, ClimbLadder ladder) : EscalationVerb(people)
{
    public override string Verb => "escalation.up";

    protected override async Task<Reply?> ActAsync(
        Turn turn, Ticket ticket, Escalation escalation, CardAction action, CancellationToken cancellationToken) =>
            await ladder.UpAsync(turn.Work, ticket, escalation, turn.Actor.Id, cancellationToken)
                ? null
                : new Reply.Refuse("ticket.nobodyAbove");
}
