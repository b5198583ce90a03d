using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Surveys.Numbers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Surveys;

/// <summary>给佳美发个满意度, 佳美打5分, 本月满意度多少, 3分以下的有谁, 别给远航发问卷 (intent <c>survey</c>).</summary>
internal sealed class SurveyFrames(
    SendSurveys send, SurveyAudience audience, RecordScore record, ReportSurveys report, ListScores list, CardLibrary cards)
    : IFrameHandler
{
    public string Intent => "survey";

    public bool ReadsMuch(Frame frame) => frame.Text("act") is not ("send" or "record" or "opt_out");

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("act") switch
    {
        "send" => send.SendAsync(turn, frame, cancellationToken),
        "record" => record.RecordAsync(turn, frame, cancellationToken),
        "opt_out" => send.LeaveOutAsync(turn, frame, cancellationToken),
        "list" => list.ListAsync(turn, frame, cancellationToken),
        _ => report.ReportAsync(turn, frame, cancellationToken),
    };

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var kind = SurveyKinds.Read(frame.Text("kind"));
        var scope = frame.Object("scope") is { } said ? await audience.FindAsync(turn, said, cancellationToken) : null;
        (string Label, string? Text)[] lines =
        [
            ("customer.label.customer", frame.Text("cust")),
            ("survey.label.scope", scope?.Words),
            ("ticket.label.count", scope?.Count.ToString(CultureInfo.InvariantCulture)),
            ("survey.label.kind", cards.Words(turn.Locale, "survey.kind." + kind)),
            ("survey.label.score", frame.Text("score")),
            ("survey.label.why", frame.Text("why")),
        ];
        return new DraftView("survey.draft." + (frame.Text("act") ?? "send"),
            [.. lines.Where(line => !string.IsNullOrEmpty(line.Text)).Select(line => new DraftLine(line.Label, line.Text!))]);
    }
}
