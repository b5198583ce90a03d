using CrmBot.Features.Rules;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Clock;

/// <summary>紧急单5分钟内响应: how soon the customer hears from us, by severity; for tickets opened from now on.</summary>
internal sealed class TargetRules(PrintTicket print) : IRules
{
    private const string Prefix = "sla_";
    private const long Minute = 60_000;

    public IReadOnlyCollection<string> Names { get; } = [.. Severities.All.Select(severity => Prefix + severity)];

    public async Task<Reply> SetAsync(Turn turn, string rule, Frame frame, CancellationToken cancellationToken)
    {
        if (Minutes(frame) is not { } minutes) return new Reply.Refuse("rules.noFigure");
        var severity = rule[Prefix.Length..];
        var solves = frame.Has(Frame.Solves);
        await ServicePromises.SetAsync(turn.Work, null, null, severity, solves ? null : minutes, solves ? minutes : null,
            cancellationToken);
        return new Reply.Say(solves ? "ticket.target.setSolved" : "ticket.target.set", ("severity", print.Severity(severity, turn.Locale)),
            ("time", print.Span(minutes * Minute, turn.Locale)));
    }

    private static int? Minutes(Frame frame) =>
        ServicePromises.ReadMinutes(frame.Text("min"))
        ?? (double.TryParse(frame.Text("hours"), System.Globalization.CultureInfo.InvariantCulture, out var hours)
            ? ServicePromises.ReadMinutes(FormattableString.Invariant($"{hours * 60}")) : null);
}
