using System.Text.Json.Nodes;

namespace CrmBot.Features.Customers;

/// <summary>A line of a card: our label, then people's text.</summary>
internal static class CardRow
{
    public static JsonObject Of(string label, string text, string? note = null)
    {
        var row = new JsonObject { ["say"] = new JsonObject { ["label"] = label }, ["text"] = text };
        if (note is not null) row["note"] = note;
        return row;
    }

    /// <summary>A line whose heading is somebody's name, not a word of ours.</summary>
    public static JsonObject Named(string name, string text, string note) =>
        new() { ["say"] = new JsonObject { ["label"] = "" }, ["name"] = name, ["text"] = text, ["note"] = note };

    public static JsonArray List(IEnumerable<JsonObject> rows) => [.. rows.Select(row => (JsonNode)row)];
}
