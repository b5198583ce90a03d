using System.Text.Json.Nodes;

namespace CrmBot.Tests.TestApp;

/// <summary>Reads a card as a person or a tester would: its texts, its buttons, its inputs.</summary>
public static class CardWords
{
    /// <summary>All texts in reading order: text blocks, text runs, facts, button titles, labels, values and choices of inputs.</summary>
    public static IEnumerable<string> Of(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Of),
        JsonObject element =>
            Own(element).Concat(element.Where(pair => pair.Key is not ("data" or "fallback")).SelectMany(pair => Of(pair.Value))),
        _ => [],
    };

    /// <summary>The card's buttons, wherever they sit.</summary>
    public static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Buttons),
        JsonObject element => (IsAction(element) ? [element] : Enumerable.Empty<JsonObject>())
            .Concat(element.Where(pair => pair.Key is not ("data" or "fallback")).SelectMany(pair => Buttons(pair.Value))),
        _ => [],
    };

    /// <summary>The card's inputs, wherever they sit.</summary>
    public static IEnumerable<JsonObject> Inputs(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Inputs),
        JsonObject element when element["type"] is JsonValue type && type.TryGetValue<string>(out var name)
            && name.StartsWith("Input.", StringComparison.Ordinal) => [element],
        JsonObject element => element.Where(pair => pair.Key is not ("data" or "fallback")).SelectMany(pair => Inputs(pair.Value)),
        _ => [],
    };

    /// <summary>The button that opens a dialog with this form.</summary>
    public static JsonObject Opener(JsonObject card, string form) =>
        Buttons(card).First(button =>
            button["data"]?["form"]?.GetValue<string>() == form && button["data"]?["msteams"]?["type"]?.GetValue<string>() == "task/fetch");

    public static JsonObject Button(JsonObject card, string verb) =>
        Buttons(card).FirstOrDefault(button => button["verb"]?.GetValue<string>() == verb)
        ?? throw new InvalidOperationException(
            $"No button {verb}; there are {string.Join(", ", Buttons(card).Select(button => button["verb"]?.GetValue<string>()))}.");

    private static IEnumerable<string> Own(JsonObject element)
    {
        foreach (var name in (string[])["text", "title", "value", "label", "placeholder", "errorMessage"])
        {
            if (element[name] is JsonValue value && value.TryGetValue<string>(out var text))
            {
                yield return text;
            }
        }
    }

    private static bool IsAction(JsonObject element) =>
        element["type"] is JsonValue value && value.TryGetValue<string>(out var type)
            && type.StartsWith("Action.", StringComparison.Ordinal);
}
