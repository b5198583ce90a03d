using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Help;

/// <summary>What one can say, by example; with a topic, how to do that one thing (intent <c>help</c>).</summary>
internal sealed class ExplainUse(CardLibrary cards) : IFrameHandler
{
    private static readonly string[] Topics =
    [
        "lead_new", "score", "log", "remind", "agenda", "show", "find", "tag", "role", "assign", "pool", "deal_upd", "won", "lost", "contract", "kb", "merge", "audit", "rem_upd",
        "tk_new", "tk_claim", "resolve", "escalate", "watch", "survey", "digest", "report", "goal", "undo", "prefs",
    ];

    public string Intent => "help";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Text("topic") is not { } topic) return Task.FromResult<Reply>(Card(turn, Topics));
        return Task.FromResult<Reply>(Topics.Contains(topic) ? Card(turn, [topic]) : new Reply.Say("help.later"));
    }

    private Reply.Card Card(Turn turn, IReadOnlyList<string> topics) => new("help", new JsonObject
    {
        ["topics"] = new JsonArray([.. topics.Select(topic => (JsonNode)new JsonObject
        {
            ["say"] = new JsonObject
            {
                ["what"] = cards.Words(turn.Locale, $"help.{topic}.what"),
                ["example"] = cards.Words(turn.Locale, $"help.{topic}.example"),
            },
        })]),
    });
}
