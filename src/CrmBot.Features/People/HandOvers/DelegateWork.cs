using CrmBot.Features.People.Leaves;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.HandOvers;

/// <summary>我下周休假，客户让小赵代管: a leave with a stand-in. Nothing changes hands; it is all back when the leave is over.</summary>
internal sealed class DelegateWork(WhenWords when) : IAssignPart
{
    public bool Answers(Frame frame) => frame.Is("mode", "delegate") && !frame.Has("cust");

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var owner = frame.Object("scope")?["owner"]?.ToString() ?? "me";
        if (await FindColleague.SlotAsync(turn, owner, cancellationToken) is not { } person)
            return new Reply.Refuse("handover.whoLeaves", ("name", owner));
        if (await FindColleague.SlotAsync(turn, frame.Text("to"), cancellationToken) is not { } standIn)
            return new Reply.Refuse("leave.chooseStandIn");
        var first = SaidTime.Read(frame.Text("from"))?.Day ?? DateOnly.FromDateTime(turn.LocalNow);
        if (SaidTime.Read(frame.Text("until")) is not { } last) return new Reply.Refuse("leave.noDays");
        return await TakeLeave.AddAsync(turn, person, first, last.Day, standIn, cancellationToken);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var owner = frame.Object("scope")?["owner"]?.ToString() ?? "me";
        DraftLine[] lines =
        [
            new("leave.label.who", owner == "me" ? turn.Actor.Name : owner),
            new("leave.label.standIn", frame.Text("to") ?? ""),
            new("leave.label.first", when.Said(frame.Text("from"), turn.LocalNow, turn.Locale) ?? ""),
            new("leave.label.last", when.Said(frame.Text("until"), turn.LocalNow, turn.Locale) ?? ""),
        ];
        return Task.FromResult(new DraftView("leave.draft", [.. lines.Where(line => line.Text.Length > 0)]));
    }
}
