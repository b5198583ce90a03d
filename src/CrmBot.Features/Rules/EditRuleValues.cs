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
        foreach (var rule in Shown())
        {
            if (action.Text(rule.Code) is not { Length: > 0 } typed) continue;
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < rule.Least || value > rule.Most)
                return change.OutOfRange(rule, turn.Locale);
            if (value != await book.ValueAsync(turn.Work, rule.Code, cancellationToken)) await book.SetAsync(turn.Work, rule, value, cancellationToken);
        }

        await turn.Work.SaveAsync(cancellationToken);
        return await CardAsync(turn, cards.Words(turn.Locale, "rules.saved"), cancellationToken);
    }

    // One that only stands for several finer ones is said in words.
    private IEnumerable<KnownRule> Shown() => book.All.Where(rule => rule.Covers.Count == 0);

    private async Task<Reply> CardAsync(Turn turn, string done, CancellationToken cancellationToken)
    {
        var rows = new JsonArray();
        foreach (var rule in Shown()) rows.Add((JsonNode)await RowAsync(turn.Work, rule, turn.Locale, cancellationToken));
        return new Reply.Card("rule-values", new JsonObject { ["rows"] = rows, ["say"] = new JsonObject { ["done"] = done } });
    }

    private async Task<JsonObject> RowAsync(ReadView view, KnownRule rule, string locale, CancellationToken cancellationToken) => new()
    {
        ["code"] = rule.Code,
        ["value"] = await book.ValueAsync(view, rule.Code, cancellationToken),
        ["say"] = new JsonObject
        {
            ["label"] = cards.Words(
                locale, "rules.label." + rule.Unit.ToString().ToLowerInvariant(), ("rule", words.Name(rule, locale)), ("usual", rule.Usual)),
        },
    };
}
