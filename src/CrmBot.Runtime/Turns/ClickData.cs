using System.Text.Json.Nodes;
using CrmBot.Runtime.Cards;

namespace CrmBot.Runtime.Turns;

/// <summary>Reads a button's data. All of it comes from the client: whatever is not as our cards make it counts as missing.</summary>
internal static class ClickData
{
    private const int LongestInput = 8_000;

    public static CardAction Read(CardActed click) =>
        new(click.Verb, Clean(click.Data), RecordNames.Parse(Text(click.Data, "record")), Revision(click.Data));

    public static string? Text(JsonObject data, string name) =>
        data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static Guid? Id(CardAction action, string name) => Guid.TryParseExact(Text(action.Data, name), "N", out var id) ? id : null;

    private static int Revision(JsonObject data) =>
        data["rev"] is JsonValue value && value.TryGetValue<int>(out var revision) && revision > 0 ? revision : 0;

    private static JsonObject Clean(JsonObject data)
    {
        var clean = (JsonObject)data.DeepClone();
        foreach (var (name, text) in clean.Select(pair => (pair.Key, Text(clean, pair.Key))).Where(pair => pair.Item2 is not null).ToList())
        {
            clean[name] = CleanText.Of(text!.Length > LongestInput ? text[..LongestInput] : text);
        }

        return clean;
    }
}
