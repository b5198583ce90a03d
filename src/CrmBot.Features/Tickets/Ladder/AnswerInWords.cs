using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>1033我来处理, 1037 同意, 1037 不批，太多了: what the buttons of an escalation's card do, said with the ticket's number.</summary>
internal sealed class AnswerInWords(IPersonDirectory people, EndEscalation end)
{
    /// <summary>
    /// Takes on what the person was asked for; null when they were asked for nothing, or the ticket is free to be taken itself.
    /// </summary>
    public async Task<Reply?> TakeAsync(Turn turn, Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket.AssigneeId is not { } assignee || assignee == turn.Actor.Id) return null;
        if (await OpenAsync(turn, ticket, static escalation => escalation.Kind != "approval", cancellationToken) is not { } escalation)
            return null;
        await end.EndAsync(turn, ticket, escalation, "taken", TicketEvent.Kinds.Acknowledged, null, cancellationToken);
        return Card(escalation);
    }

    /// <summary>Approves or declines what was asked for; null when the words decide nothing.</summary>
    public async Task<Reply?> DecideAsync(Turn turn, Ticket ticket, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Text(Frame.Approves) is not { } answer) return null;
        if (await OpenAsync(turn, ticket, static escalation => escalation.Kind == "approval", cancellationToken) is not { } escalation)
            return null;
        if (!Approvals.MayApprove(turn.Actor)) return new Reply.Refuse("ticket.mayNotApprove");
        var agrees = answer == "yes";
        await end.EndAsync(turn, ticket, escalation, agrees ? "approved" : "declined", TicketEvent.Kinds.Approved,
            agrees ? null : frame.Text("note"), cancellationToken);
        return Card(escalation);
    }

    private async Task<Escalation?> OpenAsync(Turn turn, Ticket ticket, Predicate<Escalation> kind, CancellationToken cancellationToken)
    {
        foreach (var escalation in await turn.Db.Set<Escalation>().Where(known => known.TicketId == ticket.Id && known.Outcome == null)
            .OrderByDescending(known => known.CreatedAt).ToListAsync(cancellationToken))
        {
            if (kind(escalation) && await EscalationVerb.MayAsync(turn.Work, people, turn.Actor, escalation, cancellationToken))
                return escalation;
        }

        return null;
    }

    private static Reply.OfRecord Card(Escalation escalation) => new(new RecordRef("ticket_escalation", escalation.Id));
}
