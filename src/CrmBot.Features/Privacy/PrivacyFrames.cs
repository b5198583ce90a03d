using CrmBot.Features.Privacy.Consent;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Privacy;

/// <summary>删除恒达李总的个人信息, 导出恒达李总的个人数据, 别再联系恒达的李总 (intent <c>privacy</c>).</summary>
internal sealed class PrivacyFrames(AskPrivacy ask, StopContact stop, SubjectOfFrame subjects) : IFrameHandler
{
    private static readonly Reply.Refuse NotHere = new("policy.notInGroup");

    public string Intent => "privacy";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Text("act") == "opt_out") return await stop.StopAsync(turn, frame, cancellationToken);
        if (turn.Place.IsGroup) return NotHere;
        var (customer, contact, instead) = await subjects.FindAsync(turn, frame, "see", cancellationToken);
        return customer is null ? instead! : await ask.AskAsync(turn, frame.Text("act")!, customer, contact, cancellationToken);
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        (string Label, string? Text)[] lines = [("customer.label.customer", frame.Text("cust")), ("privacy.label.who", frame.Text("who"))];
        var (act, shown) = (frame.Text("act") ?? "erase",
            lines.Where(line => !string.IsNullOrEmpty(line.Text)).Select(line => new DraftLine(line.Label, line.Text!)));
        return new DraftView("privacy.draft." + act, [.. shown])
        {
            AskKey = act == "erase" ? "privacy.draft.eraseAsk" : null,
            GoKey = act == "erase" ? "privacy.draft.eraseGo" : null,
            Refusal = act == "opt_out" ? null : await RefusalAsync(turn, frame, cancellationToken),
        };
    }

    private async Task<Reply?> RefusalAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        turn.Place.IsGroup ? NotHere : await subjects.RefusalAsync(turn, frame, cancellationToken);
}
