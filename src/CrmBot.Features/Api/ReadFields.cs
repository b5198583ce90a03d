using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Api;

/// <summary>
/// Reads the fields of a call's body. Every mistake is named under its own field, and a field nobody knows is a mistake too (usually a
/// misspelt one).
/// </summary>
/// <param name="errors">Takes what is wrong, by the path of the field.</param>
internal sealed class ReadFields(Dictionary<string, string> errors)
{
    public static bool IsText(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    /// <summary>The whole number; null for anything else or one out of bounds.</summary>
    public static long? Whole(JsonNode? node, long least, long most) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var number)
            && number >= least && number <= most ? number : null;

    /// <summary>The text without what surrounds it; null when it is absent, empty or wrong.</summary>
    /// <param name="inLines">Whether it may have several lines.</param>
    public string? Text(JsonObject json, string field, string path, int longest, bool inLines = false)
    {
        if (json[field] is null) return null;
        if (IsText(json[field]) && ((string)json[field]!).Trim().Length <= longest)
            return Clip.Optional(((string)json[field]!).ReplaceLineEndings(inLines ? "\n" : " "), longest);
        errors[path] = $"a text of up to {longest} letters";
        return null;
    }

    /// <summary>The same for a field that must be there.</summary>
    public string? Required(JsonObject json, string field, int longest, bool inLines = false)
    {
        var text = Text(json, field, field, longest, inLines);
        if (text is null) errors.TryAdd(field, "required");
        return text;
    }

    /// <summary>A text that is one of a few.</summary>
    public string? OneOf(JsonObject json, string field, IReadOnlyCollection<string> allowed)
    {
        var said = Text(json, field, field, 40);
        if (said is null || allowed.Contains(said)) return said;
        errors[field] = "one of " + string.Join(", ", allowed);
        return null;
    }

    public JsonObject? Object(JsonObject body, string field, IReadOnlyCollection<string> known)
    {
        if (body[field] is null) return null;
        if (body[field] is not JsonObject inner)
        {
            errors[field] = "an object with " + string.Join(", ", known);
            return null;
        }

        Unknown(inner, known, field + ".");
        return inner;
    }

    public void Unknown(JsonObject json, IReadOnlyCollection<string> known, string path)
    {
        foreach (var (name, _) in json.Where(pair => !known.Contains(pair.Key)))
            errors[path + Clip.To(name, 60)] = "unknown field; known are " + string.Join(", ", known);
    }
}
