using System.Diagnostics;
using System.Diagnostics.Metrics;
using CrmBot.Language;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Seeing;

/// <summary>
/// What the service tells about its work: measures and spans, named as OpenTelemetry asks, without a word of what people said or who they
/// are. Costs next to nothing while nobody listens.
/// </summary>
public static class Measures
{
    /// <summary>Name of the meter and of the source of spans; a feature's own meter has it too.</summary>
    public const string Name = "CrmBot";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Histogram<double> Turns = Meter.CreateHistogram<double>("crmbot.turn.duration", "s",
        "From taking an activity on to its commit.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("crmbot.turn.failures", "{turn}",
        "Turns whose handler failed; their failure was stored instead.");
    private static readonly Counter<long> Readings = Meter.CreateCounter<long>("crmbot.parse.results", "{frame}",
        "What sentences were read as, by intent; unknown for those nobody understood.");
    private static readonly Histogram<double> Sends = Meter.CreateHistogram<double>("crmbot.send.duration", "s",
        "One call to the messenger, by what became of it.");
    private static readonly Counter<long> Throttled = Meter.CreateCounter<long>("crmbot.send.throttled", "{call}",
        "Calls that the messenger refused as too many (429).");
    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("crmbot.timer.lateness", "s",
        "How long after its minute a timer fired.");
    private static readonly Counter<long> Claims = Meter.CreateCounter<long>("crmbot.claim.lost", "{claim}",
        "Claims that came too late: somebody else was first.");

    /// <summary>Somebody wanted what somebody else had just taken.</summary>
    /// <param name="kind">What was wanted, as a record kind.</param>
    public static void ClaimLost(string kind) => Claims.Add(1, new KeyValuePair<string, object?>("crmbot.claim.kind", kind));

    internal static Activity? BeginTurn(Inbound inbound) =>
        Source.StartActivity("turn", ActivityKind.Consumer)?.SetTag("crmbot.turn.kind", Kind(inbound));

    internal static void Turned(Inbound inbound, TurnAnswer answer, TimeSpan took) => Turns.Record(
        took.TotalSeconds,
        new KeyValuePair<string, object?>("crmbot.turn.kind", Kind(inbound)),
        new KeyValuePair<string, object?>("crmbot.turn.outcome", Outcome(answer)));

    internal static void TurnFailed(Exception problem)
    {
        Failures.Add(1, new KeyValuePair<string, object?>("error.type", problem.GetType().Name));
        Activity.Current?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", problem.GetType().Name);
    }

    internal static void Read(IReadOnlyList<Frame> frames)
    {
        if (!Readings.Enabled) return;
        foreach (var frame in frames)
        {
            Readings.Add(1, new KeyValuePair<string, object?>("crmbot.intent", frame.Is("kind", "unknown") ? "unknown" : frame.Intent));
        }
    }

    internal static Activity? BeginSend(OutboxRow row) =>
        Source.StartActivity("send", ActivityKind.Client)?.SetTag("crmbot.send.kind", Kind(row));

    internal static void Sent(OutboxRow row, SendReport report, TimeSpan took)
    {
        Activity.Current?.SetTag("crmbot.send.outcome", Outcome(report.Fate));
        if (report.Status == 429) Throttled.Add(1);
        var tags = new TagList { { "crmbot.send.kind", Kind(row) }, { "crmbot.send.outcome", Outcome(report.Fate) } };
        if (report.Status is { } status) tags.Add("http.response.status_code", status);
        Sends.Record(took.TotalSeconds, tags);
    }

    /// <param name="milliseconds">After it was due, business time.</param>
    internal static void TimerFired(string rule, long milliseconds) =>
        Lateness.Record(Math.Max(0, milliseconds) / 1000.0, new KeyValuePair<string, object?>("crmbot.timer.rule", rule));

    private static string Kind(OutboxRow row) => row.Kind == RowKind.Post ? "post" : "edit";

    private static string Kind(Inbound inbound) => inbound switch
    {
        MessageReceived => "message",
        MessageChanged => "change",
        CardActed => "click",
        FormSent => "form",
        PlaceChanged => "place",
        _ => "other",
    };

    private static string Outcome(TurnAnswer answer) => answer switch
    {
        TurnAnswer.Busy => "busy",
        TurnAnswer.Failed => "failed",
        TurnAnswer.Forbidden => "forbidden",
        TurnAnswer.UnknownVerb => "unknown_verb",
        _ => "stored",
    };

    private static string Outcome(SendFate fate) => fate switch
    {
        SendFate.Accepted => "accepted",
        SendFate.NotSent => "not_sent",
        SendFate.Rejected => "rejected",
        _ => "ambiguous",
    };
}
