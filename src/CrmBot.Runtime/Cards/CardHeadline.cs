using System.Text.Json.Nodes;

namespace CrmBot.Runtime.Cards;

/// <summary>What a drawn card says first, to stand for it in a list.</summary>
internal static class CardHeadline
{
    private const int LongestText = 80;

    /// <returns>The first line of our own words, and the first line of what people typed; empty when there is none.</returns>
    public static (string Title, string Text) Of(JsonObject card, string summary)
    {
        var elements = Elements(card["body"]).ToList();
        var title = elements.Where(element => Is(element, "TextBlock")).Select(element => (string?)element["text"])
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        var typed = elements.Where(element => Is(element, "RichTextBlock")).Select(Runs).FirstOrDefault(text => text.Length > 0) ?? "";
        return (title ?? summary, typed.Length > LongestText ? typed[..LongestText] + "…" : typed);
    }

    private static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Elements),
        JsonObject element => new[] { element }.Concat(Elements(element["items"])).Concat(Elements(element["columns"])),
        _ => [],
    };

    private static bool Is(JsonObject element, string type) =>
        element["type"] is JsonValue value && value.TryGetValue<string>(out var name) && name == type;

    private static string Runs(JsonObject block) =>
        string.Concat((block["inlines"] as JsonArray ?? []).OfType<JsonObject>().Select(run => (string?)run["text"]))
            .ReplaceLineEndings(" ").Trim();
}
