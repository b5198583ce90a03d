using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Crisis;

/// <summary>
/// Opens the room of a crisis: in the channel of the ticket's queue, else
/// in the group where it was called, else with each who has a part in it.
/// </summary>
internal sealed class OpenCrisis(QueueTable queues, CrisisPeople people, ChangeTicket change)
{
    /// <summary>One room per ticket at a time: who calls again gets what there is.</summary>
    public async Task<CrisisRoom> OfTicketAsync(Turn turn, Ticket ticket, CancellationToken cancellationToken)
    {
        if ((await turn.Work.Records.ListAsync<CrisisRoom>(nameof(CrisisRoom.TicketId), ticket.Id, cancellationToken))
            .Find(room => room.IsOpen) is { } running) return running;
        var place = await ChannelAsync(turn, ticket.Queue, cancellationToken) ?? await HereAsync(turn, cancellationToken);
        var room = new CrisisRoom { TicketId = ticket.Id, PlaceKey = place, StartedBy = turn.Actor.Id, StartedAt = turn.Now };
        await BeginAsync(turn, room, ticket.Queue, ticket.AssigneeId, cancellationToken);
        await change.NoteAsync(turn.Work, ticket, new TicketChange(TicketEvent.Kinds.Crisis, turn.Actor.Id), cancellationToken);
        await ShowCrisis.PostAsync(turn.Work, room, new Reply.Say("crisis.begun"), "begun", null, cancellationToken);
        return room;
    }

    /// <summary>A drill, where it was said; alone with the bot, with each who has a part in it.</summary>
    public async Task<CrisisRoom> DrillAsync(Turn turn, CancellationToken cancellationToken)
    {
        var queue = (await queues.ListAsync(turn.Work, cancellationToken))[0];
        var room = new CrisisRoom { PlaceKey = await HereAsync(turn, cancellationToken), StartedBy = turn.Actor.Id, StartedAt = turn.Now };
        await BeginAsync(turn, room, queue.Name, null, cancellationToken);
        await ShowCrisis.PostAsync(turn.Work, room, new Reply.Say("crisis.drillBegun"), "begun", turn.Actor.Id, cancellationToken);
        return room;
    }

    private async Task BeginAsync(Turn turn, CrisisRoom room, string queue, Guid? assignee, CancellationToken cancellationToken)
    {
        await people.CastAsync(turn.Work, room, queue, assignee, cancellationToken);
        turn.Db.Add(room);
        await turn.Work.SaveAsync(cancellationToken);
        await CrisisHours.SetAsync(turn.Work, room, cancellationToken);
    }

    private async Task<string?> ChannelAsync(Turn turn, string queue, CancellationToken cancellationToken) =>
        (await queues.FindAsync(turn.Work, queue, cancellationToken))?.PlaceKey is { } place
            && await turn.Work.Outbox.LocaleOfAsync(place, cancellationToken) is not null ? place : null;

    private static async Task<string?> HereAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Place.IsGroup ? await ChannelRoot.RememberAsync(turn.Work, turn.Place, turn.Actor, cancellationToken) : null;
}

/// <summary>危机演练, by leads and above: a crisis from its first card to what was late, without a customer.</summary>
internal sealed class CallDrill(OpenCrisis open) : IPhraseHandler
{
    public string Name => "crisis_drill";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!CrisisPeople.MayDrill(turn.Actor)) return new Reply.Refuse("crisis.leadsDrill");
        var room = await open.DrillAsync(turn, cancellationToken);
        // In a group the room is a post of its own, for everybody.
        return turn.Place.IsGroup ? new Reply.Say("crisis.drillHere") : new Reply.OfRecord(room.Record);
    }
}
