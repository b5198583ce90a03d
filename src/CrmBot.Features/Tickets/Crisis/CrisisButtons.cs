using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Crisis;

/// <summary>A button of the room; it also looks at old cards, because several people press different things at the same time.</summary>
internal abstract class CrisisVerb : ICardVerb
{
    public abstract string Verb { get; }

    public bool JudgesOldCards => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "crisis", Id: var id } record
            || await turn.Work.Records.FindAsync<CrisisRoom>(id, cancellationToken) is not { } room)
            return new Reply.Refuse("crisis.gone");
        if (await RefusalAsync(turn, room, cancellationToken) is { } no) return no;
        return !room.IsOpen
            ? new Reply.OfRecord(record)
            : await ActAsync(turn, room, action, cancellationToken) ?? new Reply.OfRecord(record);
    }

    protected abstract Task<Reply?> RefusalAsync(Turn turn, CrisisRoom room, CancellationToken cancellationToken);

    /// <summary>Null shows the card as it is now.</summary>
    protected abstract Task<Reply?> ActAsync(Turn turn, CrisisRoom room, CardAction action, CancellationToken cancellationToken);

    /// <summary>What was typed or chosen; inputs carry the card's key, because cards may be joined.</summary>
    protected static string? Typed(CrisisRoom room, CardAction action, string input) =>
        Clip.Optional(action.Text($"{input}-{ProfileData.KeyOf(room.Id)}"), CrisisRoom.SummaryLength);
}

/// <summary>完成 beside one thing of the list. When a drill has nothing left to do it is over.</summary>
internal sealed class TickOff(CrisisPeople people, EndCrisis end) : CrisisVerb
{
    public override string Verb => "crisis.tick";

    protected override Task<Reply?> RefusalAsync(Turn turn, CrisisRoom room, CancellationToken cancellationToken) =>
        people.TickRefusalAsync(turn, room, cancellationToken);

    protected override async Task<Reply?> ActAsync(Turn turn, CrisisRoom room, CardAction action, CancellationToken cancellationToken)
    {
        if (CrisisList.Items.FirstOrDefault(item => item.Code == action.Text("item")) is not { } item)
            return new Reply.Refuse("crisis.gone");
        room.Tick(item.Code, turn.Actor.Id, turn.Now);
        if (room.IsDrill && CrisisList.IsDone(room)) await end.EndAsync(turn.Work, room, null, null, cancellationToken);
        return null;
    }
}

/// <summary>换人: who leads, who talks to the customer, who finds out what is broken.</summary>
internal sealed class CastAnew(CrisisPeople people, IPersonDirectory directory) : CrisisVerb
{
    public override string Verb => "crisis.roles";

    protected override async Task<Reply?> RefusalAsync(Turn turn, CrisisRoom room, CancellationToken cancellationToken) =>
        await people.LeadsAsync(turn.Work, turn.Actor, room, cancellationToken) ? null : new Reply.Refuse("crisis.leadsOnly");

    protected override async Task<Reply?> ActAsync(Turn turn, CrisisRoom room, CardAction action, CancellationToken cancellationToken)
    {
        var before = room.People;
        room.LeadId = await ChosenAsync(turn, room, action, "lead", cancellationToken) ?? room.LeadId;
        room.VoiceId = await ChosenAsync(turn, room, action, "voice", cancellationToken) ?? room.VoiceId;
        room.TechnicianId = await ChosenAsync(turn, room, action, "technician", cancellationToken) ?? room.TechnicianId;
        await turn.Work.SaveAsync(cancellationToken);
        foreach (var person in room.People.Except(before).Where(person => person != turn.Actor.Id))
            await turn.Work.Outbox.ToPersonAsync(
                person, new Reply.Several([new Reply.Say("crisis.youAreIn"), new Reply.OfRecord(room.Record)]),
                $"{ShowCrisis.Notice}:{room.Id:N}:in:{turn.Id:N}:{person:N}",
                Runtime.Outbox.Delivery.AtLeastOnce, Runtime.Outbox.Priority.Notice, cancellationToken);
        return null;
    }

    private async Task<Guid?> ChosenAsync(
        Turn turn, CrisisRoom room, CardAction action, string part, CancellationToken cancellationToken) =>
            Guid.TryParse(Typed(room, action, part), out var id)
                && await directory.FindAsync(turn.Work, id, cancellationToken) is { IsActive: true } person && person.Role != Roles.Partner
                    ? person.Id : null;
}

/// <summary>结束: with a summary of what came of it.</summary>
internal sealed class EndFromCard(CrisisPeople people, EndCrisis end) : CrisisVerb
{
    public override string Verb => "crisis.end";

    protected override async Task<Reply?> RefusalAsync(Turn turn, CrisisRoom room, CancellationToken cancellationToken) =>
        await people.LeadsAsync(turn.Work, turn.Actor, room, cancellationToken) ? null : new Reply.Refuse("crisis.leadsOnly");

    protected override async Task<Reply?> ActAsync(Turn turn, CrisisRoom room, CardAction action, CancellationToken cancellationToken)
    {
        if (Typed(room, action, "summary") is not { } summary) return new Reply.Refuse("crisis.noSummary");
        await end.EndAsync(turn.Work, room, turn.Actor.Id, summary, cancellationToken);
        return null;
    }
}
