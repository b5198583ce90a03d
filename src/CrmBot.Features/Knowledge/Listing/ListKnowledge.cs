using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Knowledge.Listing;

/// <summary>知识库: what is written down, the newest first; what is out of date; and what nobody has answered yet. Paged.</summary>
internal sealed class ListKnowledge(CardLibrary cards, WhenWords when, IPersonDirectory people, Policy policy) : IPhraseHandler, ICardVerb
{
    public const string All = "all", Doubtful = "doubtful", Open = "open";
    private const int PageSize = 8;

    public string Name => "knowledge";

    public string Verb => "knowledge.list";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => PageAsync(turn, All, 0, cancellationToken);

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) => PageAsync(
        turn, action.Text("of") is Doubtful or Open ? action.Text("of")! : All,
        int.TryParse(action.Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0, cancellationToken);

    public async Task<Reply> PageAsync(Turn turn, string of, int page, CancellationToken cancellationToken)
    {
        if (policy.Decide(turn.Actor, "see", new Subject("knowledge")) is { Allowed: false } no) return new Reply.Refuse(no.ReasonKey!);
        var counts = new Dictionary<string, int>
        {
            [All] = await Entries(turn, All).CountAsync(cancellationToken),
            [Doubtful] = await Entries(turn, Doubtful).CountAsync(cancellationToken),
            [Open] = await Questions(turn).CountAsync(cancellationToken),
        };
        var pages = Math.Max(1, (counts[of] + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        var rows = of == Open
            ? await QuestionRowsAsync(turn, page, cancellationToken)
            : await EntryRowsAsync(turn, of, page, cancellationToken);
        return new Reply.Card("knowledge-list", new JsonObject
        {
            ["of"] = of,
            ["rows"] = CardRow.List(rows),
            ["previous"] = page - 1,
            ["next"] = page + 1 < pages ? page + 1 : -1,
            ["hasDoubtful"] = counts[Doubtful] > 0,
            ["hasOpen"] = counts[Open] > 0,
            ["mayAdd"] = policy.Decide(turn.Actor, turn.Place, "add", new Subject("knowledge")).Allowed && !turn.Place.IsGroup,
            ["say"] = Say(turn, of, counts, page, pages),
        });
    }

    private JsonObject Say(Turn turn, string of, Dictionary<string, int> counts, int page, int pages) => new()
    {
        ["title"] = counts[of] == 0
            ? cards.Words(turn.Locale, "knowledge.list.empty." + of)
            : cards.Words(turn.Locale, "knowledge.list.title." + of, ("count", counts[of])),
        ["doubtful"] = cards.Words(turn.Locale, "knowledge.list.doubtful", ("count", counts[Doubtful])),
        ["open"] = cards.Words(turn.Locale, "knowledge.list.open", ("count", counts[Open])),
        ["page"] = pages > 1 ? cards.Words(turn.Locale, "agenda.page", ("page", page + 1), ("pages", pages)) : "",
    };

    // Out of date, or more people found it useless than useful.
    private static IQueryable<KnowledgeEntry> Entries(Turn turn, string of)
    {
        var all = turn.Db.Set<KnowledgeEntry>().AsNoTracking();
        return of == Doubtful ? all.Where(entry => entry.OutdatedAt != null || entry.Useless > entry.Useful) : all;
    }

    private static IQueryable<KnowledgeQuestion> Questions(Turn turn)
    {
        var open = turn.Db.Set<KnowledgeQuestion>().AsNoTracking().Where(question => question.ClosedAt == null);
        return KnowledgePolicy.LooksAfterKnowledge(turn.Actor) && !turn.Place.IsGroup
            ? open
            : open.Where(question => question.AskedBy == turn.Actor.Id);
    }

    private async Task<IEnumerable<JsonObject>> EntryRowsAsync(Turn turn, string of, int page, CancellationToken cancellationToken) =>
        (await Entries(turn, of).OrderByDescending(entry => entry.ChangedAt).ThenBy(entry => entry.Id).Skip(page * PageSize).Take(PageSize)
            .ToListAsync(cancellationToken))
        .Select(entry => new JsonObject
        {
            ["entry"] = entry.Id.ToString("N"),
            ["question"] = "",
            ["name"] = entry.Title,
            ["who"] = "",
            ["say"] = new JsonObject
            {
                ["what"] = PrintCustomer.Joined(
                    entry.Kind == KnowledgeKind.Script ? cards.Words(turn.Locale, "knowledge.script") : null,
                    entry.OutdatedAt is not null ? cards.Words(turn.Locale, "knowledge.outdated") : null,
                    entry.Useful > 0 ? cards.Words(turn.Locale, "knowledge.useful", ("count", entry.Useful)) : null,
                    Day(turn, entry.ChangedAt)),
            },
        });

    private async Task<IEnumerable<JsonObject>> QuestionRowsAsync(Turn turn, int page, CancellationToken cancellationToken)
    {
        var questions = await Questions(turn).OrderByDescending(question => question.AskedAt).ThenBy(question => question.Id)
            .Skip(page * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        List<JsonObject> rows = [];
        foreach (var question in questions)
        {
            rows.Add(new JsonObject
            {
                ["entry"] = "",
                ["question"] = KnowledgeQuestion.RefOf(question.Id).ToString(),
                ["name"] = question.Text,
                ["who"] = (await people.FindAsync(turn.Work, question.AskedBy, cancellationToken))?.Name ?? "",
                ["say"] = new JsonObject { ["what"] = Day(turn, question.AskedAt) },
            });
        }

        return rows;
    }

    private string Day(Turn turn, long at) =>
        when.FullDay(Instants.DayOf(at, turn.Actor.Zone), DateOnly.FromDateTime(turn.LocalNow), turn.Locale);
}
