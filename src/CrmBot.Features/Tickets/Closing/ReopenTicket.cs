using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Closing;

/// <summary>Takes a solved or closed ticket up again, with whoever had it; the clock goes on where it stopped.</summary>
internal sealed class ReopenTicket(ChangeTicket change, ShowTicket show)
{
    /// <summary>What is taken up again sooner was not solved at the first contact.</summary>
    public const long StaysSolved = 7L * 24 * 60 * 60 * 1000;

    public async Task<Reply> ReopenAsync(Turn turn, Ticket ticket, string? note, CancellationToken cancellationToken)
    {
        if (ticket.IsWork)
            return new Reply.Several([new Reply.Say("ticket.stillOpen", ("number", PrintTicket.Number(ticket))),
                new Reply.OfRecord(TicketDirectory.Record(ticket))]);
        if (ticket.MergedIntoId is not null) return new Reply.Refuse("ticket.isMerged", ("number", PrintTicket.Number(ticket)));
        // Later it is another trouble: that the first was over at the first contact stays true.
        var same = turn.Now - (ticket.ResolvedAt ?? turn.Now) < StaysSolved;
        var state = ticket.AssigneeId is null ? TicketState.Open : TicketState.InProgress;
        await change.NoteAsync(
            turn.Work, ticket,
            new TicketChange(TicketEvent.Kinds.Reopened, turn.Actor.Id, TicketStates.Word(ticket.State), TicketStates.Word(state))
            {
                Note = note,
                Effect = known =>
                {
                    known.Become(state, turn.Now);
                    known.IsFirstContact &= !same;
                },
            },
            cancellationToken);
        var again = new Reply.Say("ticket.again", ("number", PrintTicket.Number(ticket)));
        if (ticket.AssigneeId is not { } assignee)
            await show.ToQueueAsync(turn.Work, ticket, turn.Place, $"again:{turn.Id:N}", again, cancellationToken);
        else if (assignee != turn.Actor.Id)
            await ShowTicket.ToPersonAsync(turn.Work, ticket, assignee, TicketNotices.Given, turn.Id.ToString("N"), again,
                cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }
}
