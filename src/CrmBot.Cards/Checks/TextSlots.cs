using System.Text.Json;

namespace CrmBot.Cards;

/// <summary>Which places of a card may show data as it is, because nothing there is ever read as Markdown or as a link.</summary>
internal static class TextSlots
{
    // Choose among looks or limits; a client ignores what it does not know there, and shows none of it.
    private static readonly HashSet<string> Structural =
    [
        "id", "isVisible", "isEnabled", "isRequired", "isMultiline", "isMultiSelect", "isSubtle", "wrap", "separator", "spacing", "style",
        "color",
        "weight", "size", "width", "height", "horizontalAlignment", "verticalContentAlignment", "min", "max", "maxLength", "maxLines",
        "strikethrough", "italic",
    ];

    // Holds sentences a person reads: a fixed one belongs into the words.
    private static readonly HashSet<string> Spoken =
        ["text", "title", "label", "placeholder", "errorMessage", "altText", "fallbackText", "speak", "tooltip", "value", "valueOn",
            "valueOff"];

    public static bool IsFree(JsonElement owner, JsonElement? parent, string property) =>
        Structural.Contains(property)
        || property switch
        {
            "text" => TypeOf(owner) == "TextRun",
            "value" => TypeOf(owner).StartsWith("Input.", StringComparison.Ordinal) || IsClosedChoice(owner, parent),
            "title" => IsClosedChoice(owner, parent),
            "data" => TypeOf(owner).StartsWith("Action.", StringComparison.Ordinal),
            "inlines" => TypeOf(owner) == "RichTextBlock",
            _ => false,
        };

    public static bool IsSpoken(JsonElement owner, string property) =>
        Spoken.Contains(property)
            && !(property.StartsWith("value", StringComparison.Ordinal) && TypeOf(owner) != "Fact" && owner.TryGetProperty("type", out _));

    public static string TypeOf(JsonElement owner) =>
        owner.ValueKind is JsonValueKind.Object && owner.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
            ? type.GetString()! : "";

    // A drop-down shows choices as plain text; an expanded list of them may be read as Markdown.
    private static bool IsClosedChoice(JsonElement owner, JsonElement? parent) =>
        !owner.TryGetProperty("type", out _)
        && parent is { } choices && TypeOf(choices) == "Input.ChoiceSet"
        && (!choices.TryGetProperty("style", out var style)
            || (style.ValueKind is JsonValueKind.String && style.GetString() is "compact" or "filtered"));
}
