using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Leaves;

/// <summary>让 TA 代管: chooses who stands in.</summary>
internal sealed class ChooseStandIn : ICardVerb
{
    public string Verb => "leave.standin";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (leave, refusal) = await LeaveOfCard.FindAsync(turn, action, cancellationToken);
        if (leave is null) return refusal!;
        var colleague = Guid.TryParseExact(action.Text("to"), "N", out var id)
            ? await turn.Work.Records.ReadAsync<Person>(id, cancellationToken) : null;
        if (colleague is not { IsActive: true }) return new Reply.Refuse("leave.chooseStandIn");
        if (colleague.Id == leave.PersonId) return new Reply.Refuse("leave.standInSelf");
        if (await LeaveCalendar.OfAsync(turn.Work, colleague.Id, leave.FromAt, cancellationToken) is not null)
            return new Reply.Refuse("leave.standInAway", ("who", colleague.Name));
        await WriteLeave.StandInAsync(turn.Work, leave, colleague.Id, cancellationToken);
        await TellStandIn.StandInChosenAsync(turn, leave, cancellationToken);
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>不休了 before it begins, 提前回来 while it lasts.</summary>
internal sealed class EndLeave : ICardVerb
{
    public string Verb => "leave.end";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (leave, refusal) = await LeaveOfCard.FindAsync(turn, action, cancellationToken);
        if (leave is null) return refusal!;
        await WriteLeave.EndAsync(turn.Work, leave, cancellationToken);
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>登记 on the form card: the days from its inputs.</summary>
internal sealed class EnterLeave : ICardVerb
{
    public string Verb => "leave.add";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (SaidTime.Read(action.Text("first")) is not { } first) return new Reply.Refuse("leave.noDays");
        var last = SaidTime.Read(action.Text("last")) ?? first;
        var person = Guid.TryParseExact(action.Text("who"), "N", out var id) ? id : turn.Actor.Id;
        if (await turn.Work.Records.ReadAsync<Person>(person, cancellationToken) is not { IsActive: true } away)
            return new Reply.Refuse("leave.noSuchPerson");
        var standIn = Guid.TryParseExact(action.Text("to"), "N", out var to)
            ? await turn.Work.Records.ReadAsync<Person>(to, cancellationToken) : null;
        return await TakeLeave.AddAsync(turn, away, first.Day, last.Day, standIn is { IsActive: true } ? standIn : null, cancellationToken);
    }
}

/// <summary>The leave a button is about, for those who may change it and while it can be.</summary>
internal static class LeaveOfCard
{
    public static async Task<(Leave? Leave, Reply? Refusal)> FindAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "leave", Id: var id }
            || await turn.Work.Records.FindAsync<Leave>(id, cancellationToken) is not { } leave
            || await turn.Work.Records.ReadAsync<Person>(leave.PersonId, cancellationToken) is not { } person)
            return (null, new Reply.Refuse("leave.gone"));
        if (!LeaveRights.MayChange(turn.Actor, person)) return (null, new Reply.Refuse("leave.notYours", ("who", person.Name)));
        return leave.IsOver(turn.Now) ? (null, new Reply.OfRecord(action.Record.Value)) : (leave, null);
    }
}
