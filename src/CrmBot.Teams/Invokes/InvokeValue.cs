using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Reads an invoke's value. All of it comes from the client: what is missing or of another kind reads as nothing.</summary>
internal static class InvokeValue
{
    public static JsonObject? Of(Activity activity) => activity.Value as JsonObject;

    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A whole number, also when it came as text; null for anything else.</summary>
    public static int? Number(this JsonObject json, string name)
    {
        if (json[name] is not JsonValue value)
            return null;
        if (value.TryGetValue<int>(out var number))
            return number;
        return value.TryGetValue<string>(out var text) && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out number)
            ? number : null;
    }

    /// <summary>The member as an object of its own, free to be put elsewhere; empty when it is none.</summary>
    public static JsonObject Part(this JsonObject json, string name) => json[name] is JsonObject part ? (JsonObject)part.DeepClone() : [];

    /// <summary>Whether the member is there and is not what it should be.</summary>
    public static bool IsOdd<T>(this JsonObject json, string name)
        where T : JsonNode => json[name] is { } there && there is not T;

    /// <summary>Whether the member is there and is no text.</summary>
    public static bool IsNoText(this JsonObject json, string name) => json[name] is { } && json.Text(name) is null;
}
