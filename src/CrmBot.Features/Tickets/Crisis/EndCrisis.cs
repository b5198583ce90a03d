using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Crisis;

/// <summary>The crisis is over, or the drill: no more hourly cards, and a last one that says what was late.</summary>
internal sealed class EndCrisis(ChangeTicket change)
{
    /// <param name="by">Null when a drill ends by itself.</param>
    public async Task EndAsync(UnitOfWork work, CrisisRoom room, Guid? by, string? summary, CancellationToken cancellationToken)
    {
        room.End(by, summary, work.Now);
        await CrisisHours.StopAsync(work, room.Id, cancellationToken);
        if (room.TicketId is { } id && await work.Records.FindAsync<Ticket>(id, cancellationToken) is { } ticket)
            await change.NoteAsync(work, ticket, new TicketChange(TicketEvent.Kinds.CrisisEnded, by) { Note = summary }, cancellationToken);
        await work.SaveAsync(cancellationToken);
        var late = CrisisList.Late(room, work.Now).Count;
        var key = (room.IsDrill, late) switch { (true, 0) => "crisis.drillInTime", (true, _) => "crisis.drillLate", _ => "crisis.over" };
        await ShowCrisis.PostAsync(work, room, new Reply.Say(key, ("late", late), ("all", CrisisList.Items.Count)), "over", null,
            cancellationToken);
    }
}
