using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.People.Rights;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Help;

/// <summary>
/// What one can say, by example (intent <c>help</c>): first what makes the day of the asker's role, the rest behind
/// a button for each group of things; in a group what is of use there. With a topic, how to do that one thing.
/// </summary>
internal sealed class ExplainUse(CardLibrary cards, RightsTable rights, CompanySettings settings) : IFrameHandler, ICardVerb
{
    private static readonly string[] Topics =
    [
        "lead_new", "score", "log", "remind", "agenda", "show", "find", "tag", "role", "assign", "pool", "deal_upd", "won", "lost",
        "contract", "kb", "points", "referral", "campaign", "merge", "audit", "rem_upd",
        "tk_new", "tk_claim", "resolve", "escalate", "crisis", "watch", "desk", "quality", "survey", "digest", "report", "goal", "undo",
        "prefs",
    ];

    // Clients hide what is more than six in a row, and on a phone four are plenty.
    private const int MostInRow = 4;

    public string Intent => "help";

    public string Verb => "help.more";

    public bool IsRead => true;

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Text("topic") is not { } topic) return Task.FromResult<Reply>(Page(turn, null));
        if (topic == "redo") return Task.FromResult<Reply>(new Reply.Say("help.noRedo"));
        return Task.FromResult<Reply>(Topics.Contains(topic) ? Card(turn, new HelpPage("one", [topic]), []) : new Reply.Say("help.later"));
    }

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(Page(turn, action.Text("page")));

    // Those who have their own things only have nothing to do in a group either.
    private Reply.Card Page(Turn turn, string? code)
    {
        if (turn.Place.IsGroup && !IsClosed(turn)) return Card(turn, HelpPages.Group, []);
        var pages = Pages(turn);
        return Card(turn, pages.Find(known => known.Code == code) ?? pages[0], turn.Place.IsGroup ? [] : pages);
    }

    private bool IsClosed(Turn turn) => rights.Of(turn.Actor.Role).See == Scope.None;

    private List<HelpPage> Pages(Turn turn)
    {
        var servesAll = settings.ServesAll(turn.Actor.Team);
        var pages = HelpPages.Of(turn.Actor.Role, IsClosed(turn), servesAll).ToList();
        // A topic that is on no page yet is not lost.
        var left = HelpPages.HasAll(turn.Actor.Role, IsClosed(turn))
            ? Topics.Except(pages.SelectMany(page => page.Topics)).Except(HelpPages.NotFor(turn.Actor.Role, servesAll)).ToList() : [];
        if (left.Count > 0) pages.Add(new HelpPage("more", left));
        return pages;
    }

    private Reply.Card Card(Turn turn, HelpPage page, IReadOnlyList<HelpPage> pages) => new("help", new JsonObject
    {
        ["topics"] = new JsonArray([.. page.Topics.Select(topic => (JsonNode)new JsonObject
        {
            ["say"] = new JsonObject
            {
                ["what"] = cards.Words(turn.Locale, $"help.{topic}.what"),
                ["example"] = cards.Words(turn.Locale, $"help.{topic}.example"),
            },
        })]),
        ["rows"] = new JsonArray([.. pages.Where(other => other.Code != page.Code).Chunk(MostInRow).Select(row => (JsonNode)new JsonObject
        {
            ["pages"] = new JsonArray([.. row.Select(other => (JsonNode)Button(turn, other))]),
        })]),
        ["inGroup"] = page.Code == HelpPages.Group.Code,
        ["say"] = new JsonObject { ["title"] = Title(turn, page) },
    });

    private JsonObject Button(Turn turn, HelpPage page) => new()
    {
        ["page"] = page.Code,
        ["say"] = new JsonObject { ["title"] = cards.Words(turn.Locale, $"help.page.{page.Code}") },
    };

    private string Title(Turn turn, HelpPage page) => page.Code is "one" or "day"
        ? cards.Words(turn.Locale, "help.title")
        : cards.Words(turn.Locale, $"help.page.{page.Code}");
}
