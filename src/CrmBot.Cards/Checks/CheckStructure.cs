using System.Text.Json;

namespace CrmBot.Cards;

/// <summary>What Teams and its clients need of every card.</summary>
internal sealed class CheckStructure
{
    private const int MostPrimaryActions = 6;
    private readonly CardTemplate _template;
    private readonly List<CardProblem> _problems = [];

    private CheckStructure(CardTemplate template) => _template = template;

    public static IReadOnlyList<CardProblem> Find(CardTemplate template)
    {
        var check = new CheckStructure(template);
        check.CheckCard(template.Source);
        check.Visit(new Place(template.Name, ""), template.Source);
        return check._problems;
    }

    private void CheckCard(JsonElement card)
    {
        var place = new Place(_template.Name, "");
        Require(place, TextSlots.TypeOf(card) == "AdaptiveCard", "type must be AdaptiveCard");
        Require(place, TextOf(card, "version") == "1.5", "version must be 1.5, the newest all Teams clients show");
        Require(place, Has(card, "$schema"), "$schema is missing (the designer needs it)");
        Require(place, Has(card, "fallbackText"), "fallbackText is missing");
    }

    private void Visit(Place place, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Array)
        {
            var number = 0;
            foreach (var element in value.EnumerateArray())
                Visit(place.Of(number++), element);
        }

        if (value.ValueKind is not JsonValueKind.Object)
            return;
        CheckElement(place, value);
        // The fallback of an action is judged together with it.
        foreach (var property in value.EnumerateObject())
            if (property.Name != "fallback" || TextSlots.TypeOf(value) != "Action.Execute")
                Visit(place.Of(property.Name), property.Value);
    }

    private void CheckElement(Place place, JsonElement element)
    {
        var type = TextSlots.TypeOf(element);
        if (type.StartsWith("Input.", StringComparison.Ordinal))
            CheckInput(place, element);
        if (type == "Action.Execute")
            CheckExecute(place, element);
        Require(place, type != "Action.Submit" || IsForDialog(element),
            "use Action.Execute, with Action.Submit as its fallback; only dialogs are opened and sent by Action.Submit");
        Require(place, type != "Image" || Has(element, "altText"), "an image needs altText");
        if (element.TryGetProperty("actions", out var actions) && actions.ValueKind is JsonValueKind.Array)
            Require(place.Of("actions"), actions.EnumerateArray().Count(a => TextOf(a, "mode") != "secondary") <= MostPrimaryActions,
                $"more than {MostPrimaryActions} buttons; give the others mode secondary");
    }

    private void CheckInput(Place place, JsonElement input)
    {
        Require(place, Has(input, "id"), "an input needs an id, or it is not sent");
        Require(place, Has(input, "label"), "an input needs a label");
        Require(place, !Has(input, "isRequired") || Has(input, "errorMessage"), "a required input needs an errorMessage");
    }

    private void CheckExecute(Place place, JsonElement action)
    {
        var verb = TextOf(action, "verb");
        Require(place, !string.IsNullOrEmpty(verb), "Action.Execute needs a verb");
        if (!action.TryGetProperty("data", out var data) || !action.TryGetProperty("fallback", out var fallback)
            || TextSlots.TypeOf(fallback) != "Action.Submit")
        {
            Report(place, "Action.Execute needs data and a fallback of type Action.Submit");
            return;
        }

        Require(place.Of("data"), TextOf(data, "verb") == verb, "data must repeat the verb, because Action.Submit sends nothing but data");
        Require(place.Of("fallback"),
            Same(action, fallback, "data") && Same(action, fallback, "title") && Same(action, fallback, "associatedInputs"),
            "the fallback must have the same title, data and associatedInputs");
    }

    // Action.Execute can neither open a dialog nor send one. Both name the form.
    private static bool IsForDialog(JsonElement action) =>
        action.TryGetProperty("data", out var data) && !string.IsNullOrEmpty(TextOf(data, "form"));

    private static bool Same(JsonElement one, JsonElement two, string property) =>
        one.TryGetProperty(property, out var left) == two.TryGetProperty(property, out var right)
        && (left.ValueKind is JsonValueKind.Undefined || JsonElement.DeepEquals(left, right));

    private static bool Has(JsonElement owner, string property) => owner.TryGetProperty(property, out _);

    private static string? TextOf(JsonElement owner, string property) =>
        owner.ValueKind is JsonValueKind.Object && owner.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString() : null;

    private void Require(Place place, bool holds, string problem)
    {
        if (!holds)
            Report(place, problem);
    }

    private void Report(Place place, string problem) =>
        _problems.Add(new($"{_template.Name}.json {(place.Path.Length == 0 ? "/" : place.Path)}", problem));
}
