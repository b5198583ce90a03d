using CrmBot.Features.Watching;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>投诉没闭环的: complaints that are not settled, and those whose customer still waits for the plan of what we do better.</summary>
internal sealed class WatchComplaints(VisibleTickets visible, ListTickets list, WatchedPeople people) : IWatch
{
    private const long Hour = 3_600_000;

    public string Question => "complaint_loop";

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (query, refusal) = await people.NarrowAsync(turn, frame, visible.Of(turn.Work, turn.Actor), cancellationToken);
        if (refusal is not null) return refusal;
        var (from, to) = Period.Of(turn, frame);
        var before = double.TryParse(frame.Text("hours"), System.Globalization.CultureInfo.InvariantCulture, out var hours)
            && hours is > 0 and < 10_000 ? turn.Now - (long)(hours * Hour) : long.MaxValue;
        query = query.Where(ticket => ticket.Type == TicketTypes.Complaint && ticket.MergedIntoId == null && ticket.CreatedAt >= (from ?? 0)
            && ticket.CreatedAt < (to ?? long.MaxValue) && ticket.CreatedAt < before);
        if ((from ?? to) is not null && !await query.AnyAsync(cancellationToken)) return new Reply.Say("ticket.list.noneComplained");
        query = query.Where(
            ticket => (ticket.IsOpen && ticket.State != TicketState.Resolved) || (ticket.ResolvedAt != null && ticket.ImprovedAt == null));
        return await query.AnyAsync(cancellationToken)
            ? await list.PageAsync(turn, TicketScope.Ordered(query), "ticket.list.complaints", null, 0, cancellationToken)
            : new Reply.Say("ticket.list.noComplaints");
    }
}
