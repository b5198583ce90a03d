using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Rules;

/// <summary>跟进规则: all of the company's numbers in one card, for admins.</summary>
internal sealed class EditRuleValues(RuleBook book, RuleWords words, ChangeRule change, CardLibrary cards) : IPhraseHandler, ICardVerb
{
    private const string InHours = "-hours";

    public string Name => "rule_values";

    public string Verb => "rules.save";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin) return new Reply.Refuse("rules.onlyAdmins");
        return turn.Place.IsGroup ? new Reply.Refuse("people.pick.inDirectChat") : await CardAsync(turn, "", cancellationToken);
    }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin || turn.Place.IsGroup) return new Reply.Refuse("rules.onlyAdmins");
        Dictionary<KnownRule, int> typed = [];
        foreach (var rule in Shown())
        {
            if (Typed(action, rule) is not { } value) continue;
            if (value < rule.Least || value > rule.Most) return change.OutOfRange(rule, turn.Locale);
            typed.Add(rule, value);
        }

        foreach (var rule in Shown().Where(rule => rule.Below is not null))
            if (await CrossedAsync(turn, rule, book.Find(rule.Below)!, typed, cancellationToken) is { } refused) return refused;
        foreach (var (rule, value) in typed)
            if (value != await book.ValueAsync(turn.Work, rule.Code, cancellationToken))
                await book.SetAsync(turn.Work, rule, value, cancellationToken);
        await turn.Work.SaveAsync(cancellationToken);
        return await CardAsync(turn, cards.Words(turn.Locale, "rules.saved"), cancellationToken);
    }

    // A card drawn before the number changed its unit still says in which it asked. Null: left as it is; below all limits: no number.
    private static int? Typed(CardAction action, KnownRule rule)
    {
        if (action.Text(rule.Code + InHours) is { Length: > 0 } hours)
            return decimal.TryParse(hours, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var some) && some < 100_000
                ? (int)Math.Round(some * 60) : int.MinValue;
        if (action.Text(rule.Code) is not { Length: > 0 } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : int.MinValue;
    }

    private async Task<Reply.Refuse?> CrossedAsync(
        Turn turn, KnownRule lower, KnownRule higher, Dictionary<KnownRule, int> typed, CancellationToken cancellationToken)
    {
        var low = typed.TryGetValue(lower, out var said) ? said : await book.ValueAsync(turn.Work, lower.Code, cancellationToken);
        var high = typed.TryGetValue(higher, out said) ? said : await book.ValueAsync(turn.Work, higher.Code, cancellationToken);
        return low > 0 && high > 0 && low >= high ? new Reply.Refuse("rules.crossed." + lower.Code) : null;
    }

    // One that only stands for several finer ones is said in words.
    private IEnumerable<KnownRule> Shown() => book.All.Where(rule => rule.Covers.Count == 0);

    private async Task<Reply> CardAsync(Turn turn, string done, CancellationToken cancellationToken)
    {
        var rows = new JsonArray();
        foreach (var rule in Shown()) rows.Add((JsonNode)await RowAsync(turn.Work, rule, turn.Locale, cancellationToken));
        return new Reply.Card("rule-values", new JsonObject { ["rows"] = rows, ["say"] = new JsonObject { ["done"] = done } });
    }

    private async Task<JsonObject> RowAsync(ReadView view, KnownRule rule, string locale, CancellationToken cancellationToken)
    {
        var value = await book.ValueAsync(view, rule.Code, cancellationToken);
        var hours = RuleWords.InHours(rule, value);
        return new JsonObject
        {
            ["code"] = hours ? rule.Code + InHours : rule.Code,
            ["value"] = hours ? value / 60 : value,
            ["say"] = new JsonObject { ["label"] = words.Label(rule, value, locale), ["note"] = words.Note(rule, locale) },
        };
    }
}
