using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// 分配规则: who gets which leads, in their order, with a form to add one and to change, move and remove those there are. For admins.
/// </summary>
internal sealed class RulesCard(IPersonDirectory people, FindCandidates sellers, CompanySettings settings, RuleText text, CardLibrary cards)
{
    // A choice needs a value of its own, also the one for "all of them".
    private const string Any = "any";
    private const int MostPeople = 40;

    public async Task<Reply> ShowAsync(Turn turn, AssignmentRule? edited, string done, CancellationToken cancellationToken)
    {
        await turn.Work.SaveAsync(cancellationToken);
        var (rules, locale) = (await AssignmentRules.ListAsync(turn.Work, cancellationToken), turn.Locale);
        var (rows, choices) = (new JsonArray(), new JsonArray());
        foreach (var rule in rules)
        {
            var (conditions, to) = (text.When(rule, locale), await text.ToAsync(turn.Work, rule, locale, cancellationToken));
            rows.Add((JsonNode)new JsonObject { ["when"] = conditions, ["to"] = to,
                ["say"] = new JsonObject { ["place"] = cards.Words(locale, "assign.rule.place", ("place", rule.Place)) } });
            choices.Add((JsonNode)Choice($"{rule.Place}. {conditions} → {to}", rule.Id.ToString("N")));
        }

        var list = await people.ListAsync(turn.Work, null, cancellationToken);
        return new Reply.Card("assignment-rules", new JsonObject
        {
            ["rows"] = rows,
            ["rules"] = choices,
            ["editing"] = edited?.Id.ToString("N") ?? "",
            ["values"] = Values(edited),
            ["regions"] = Codes(settings.Regions, locale),
            ["sources"] = Codes(settings.Sources, locale),
            ["teams"] = Codes([.. settings.Teams.Where(team => team.Kind != "service")], locale),
            ["levels"] =
                new JsonArray([.. Levels.All.Select(level => (JsonNode)Choice(cards.Words(locale, "people.level." + level), level))]),
            ["people"] = new JsonArray([.. list.Where(sellers.IsSeller).Take(MostPeople)
                .Select(person => (JsonNode)Choice(person.Name, person.Id.ToString("N")))]),
            ["say"] = new JsonObject { ["done"] = done,
                ["form"] = cards.Words(locale, edited is null ? "assign.rule.add" : "assign.rule.change") },
        });
    }

    private JsonObject Values(AssignmentRule? rule) => new()
    {
        ["region"] = rule?.Region ?? Any,
        ["source"] = rule?.Source ?? Any,
        ["grade"] = rule?.Grade ?? Any,
        ["product"] = rule?.Product ?? "",
        ["budget"] = rule?.BudgetMin is { } least
            ? (least / Budget.MinorUnits(settings.DefaultCurrency)).ToString(CultureInfo.InvariantCulture) : "",
        ["team"] = rule?.Team ?? Any,
        ["level"] = rule?.Level ?? Any,
        ["people"] = rule is null ? "" : string.Join(',', rule.People.Select(id => id.ToString("N"))),
    };

    private static JsonArray Codes(IReadOnlyList<CodeWord> words, string locale) =>
        [.. words.Select(word => (JsonNode)Choice(word.In(locale), word.Code))];

    private static JsonObject Choice(string title, string value) => new() { ["title"] = title, ["value"] = value };
}

/// <summary>Says the card, for admins.</summary>
internal sealed class ShowRules(RulesCard card) : IPhraseHandler
{
    public string Name => "assignment_rules";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Actor.Role != Roles.Admin ? new Reply.Refuse("rules.onlyAdmins")
        : turn.Place.IsGroup ? new Reply.Refuse("people.pick.inDirectChat")
        : await card.ShowAsync(turn, null, "", cancellationToken);
}

/// <summary>保存: a new rule at the end, or the one that is being changed.</summary>
internal sealed class SaveRule(RulesCard card, CompanySettings settings, IPersonDirectory people, CardLibrary cards) : ICardVerb
{
    private const long MostBudget = 1_000_000_000_000;

    public string Verb => "assign.rule.save";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin || turn.Place.IsGroup) return new Reply.Refuse("rules.onlyAdmins");
        var chosen = await PeopleAsync(turn.Work, action, cancellationToken);
        var (team, level) = (Known(settings.Teams, action.Text("team")),
            Levels.All.Contains(action.Text("level")) ? action.Text("level") : null);
        if (team is null && level is null && chosen.Count == 0) return new Reply.Refuse("assign.rule.toWhom");
        if (!TryBudget(action.Text("budget"), out var budget)) return new Reply.Refuse("assign.rule.badBudget");
        var rule = Guid.TryParseExact(action.Text("editing"), "N", out var id)
            ? await turn.Work.Records.FindAsync<AssignmentRule>(id, cancellationToken) : null;
        if (rule is null)
        {
            var known = await AssignmentRules.ListAsync(turn.Work, cancellationToken);
            if (known.Count >= AssignmentRules.Most) return new Reply.Refuse("assign.rule.tooMany", ("most", AssignmentRules.Most));
            turn.Db.Add(rule = new AssignmentRule { Place = known.Count + 1, CreatedAt = turn.Now, CreatedBy = turn.Actor.Id });
        }

        (rule.Region, rule.Source) = (Known(settings.Regions, action.Text("region")), Known(settings.Sources, action.Text("source")));
        (rule.Grade, rule.Product) = (action.Text("grade") is "A" or "B" or "C" ? action.Text("grade") : null,
            Clip.Optional(action.Text("product"), AssignmentRule.WordLength));
        (rule.BudgetMin, rule.Team, rule.Level, rule.People) = (budget, team, level, chosen);
        return await card.ShowAsync(turn, null, cards.Words(turn.Locale, "assign.rule.saved", ("place", rule.Place)), cancellationToken);
    }

    private async Task<IReadOnlyList<Guid>> PeopleAsync(ReadView view, CardAction action, CancellationToken cancellationToken)
    {
        List<Guid> chosen = [];
        foreach (var text in (action.Text("people") ?? "").Split(',').Take(20))
            if (Guid.TryParseExact(text, "N", out var id) && await people.FindAsync(view, id, cancellationToken) is { IsActive: true })
                chosen.Add(id);
        return chosen;
    }

    private static string? Known(IReadOnlyList<CodeWord> words, string? code) => words.FirstOrDefault(word => word.Code == code)?.Code;

    private bool TryBudget(string? typed, out long? minor)
    {
        minor = null;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        if (!long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major > MostBudget) return false;
        minor = major * Budget.MinorUnits(settings.DefaultCurrency);
        return true;
    }
}

/// <summary>改: the form shows the chosen rule.</summary>
internal sealed class OpenRule(RulesCard card) : ICardVerb
{
    public string Verb => "assign.rule.open";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin || turn.Place.IsGroup) return new Reply.Refuse("rules.onlyAdmins");
        return Guid.TryParseExact(action.Text("rule"), "N", out var id)
            && await turn.Work.Records.ReadAsync<AssignmentRule>(id, cancellationToken) is { } rule
            ? await card.ShowAsync(turn, rule, "", cancellationToken)
            : new Reply.Refuse("assign.rule.which");
    }
}

/// <summary>上移, 下移, 删除: the others move up or down with it.</summary>
internal sealed class MoveRule(RulesCard card, CardLibrary cards) : ICardVerb
{
    public string Verb => "assign.rule.move";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin || turn.Place.IsGroup) return new Reply.Refuse("rules.onlyAdmins");
        var rules = await AssignmentRules.ListAsync(turn.Work, cancellationToken);
        var at = Guid.TryParseExact(action.Text("rule"), "N", out var id) ? rules.FindIndex(rule => rule.Id == id) : -1;
        if (at < 0) return new Reply.Refuse("assign.rule.which");
        var rule = rules[at];
        rules.RemoveAt(at);
        if (action.Text("to") == "away") turn.Db.Remove(rule);
        else rules.Insert(Math.Clamp(at + (action.Text("to") == "up" ? -1 : 1), 0, rules.Count), rule);
        for (var place = 0; place < rules.Count; place++) rules[place].Place = place + 1;
        return await card.ShowAsync(turn, null,
            cards.Words(turn.Locale, action.Text("to") == "away" ? "assign.rule.removed" : "assign.rule.moved"), cancellationToken);
    }
}
