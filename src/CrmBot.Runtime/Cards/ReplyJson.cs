using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Cards;

/// <summary>
/// A reply as text, for the outbox row and the card copy: what a message is made of, not how it looks. It is drawn from the current
/// state when it leaves, and drawn again for every edit.
/// </summary>
public static class ReplyJson
{
    // Read by this class only: Chinese stays as it is, a sixth as long as escaped.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Reply reply) => Node(reply).ToJsonString(Plain);

    /// <exception cref="FormatException">The text is not one of ours.</exception>
    public static Reply Read(string json) => Read(JsonNode.Parse(json) as JsonObject ?? throw new FormatException("Not a reply."));

    private static JsonObject Node(Reply reply) => reply switch
    {
        Reply.Card card =>
            new() { ["is"] = "card", ["name"] = card.Template, ["data"] = card.Data.DeepClone(), ["record"] = card.Record?.ToString() },
        Reply.OfRecord one => new() { ["is"] = "record", ["record"] = one.Record.ToString() },
        Reply.Say say => new() { ["is"] = "say", ["key"] = say.Key, ["with"] = Arguments(say.Arguments) },
        Reply.Refuse no => new() { ["is"] = "refuse", ["key"] = no.Key, ["with"] = Arguments(no.Arguments) },
        Reply.Several several => new() { ["is"] = "several", ["parts"] = new JsonArray([.. several.Parts.Select(Node)]) },
        Reply.Written row => new() { ["is"] = "written", ["turn"] = row.Turn.ToString("N"), ["until"] = row.Until, ["ask"] = row.Ask,
            ["fixed"] = row.IsFixed },
        Reply.Notice row => new() { ["is"] = "notice", ["name"] = row.Name },
        _ => new() { ["is"] = "silence" },
    };

    private static Reply Read(JsonObject json) => (string?)json["is"] switch
    {
        "card" => new Reply.Card((string)json["name"]!, (JsonObject)json["data"]!.DeepClone(), Record(json)),
        "record" => new Reply.OfRecord(Record(json) ?? throw new FormatException("A reply names no record.")),
        "say" => new Reply.Say((string)json["key"]!, Arguments(json)),
        "refuse" => new Reply.Refuse((string)json["key"]!, Arguments(json)),
        "several" => new Reply.Several([.. ((JsonArray)json["parts"]!).Select(part => Read((JsonObject)part!))]),
        "written" => new Reply.Written(Guid.ParseExact((string)json["turn"]!, "N"), (long)json["until"]!,
            (string?)json["ask"]) { IsFixed = (bool?)json["fixed"] == true },
        "notice" => new Reply.Notice((string)json["name"]!),
        "silence" => Reply.Silence,
        var other => throw new FormatException($"Unknown kind of reply \"{other}\"."),
    };

    private static RecordRef? Record(JsonObject json) => RecordNames.Parse((string?)json["record"]);

    private static JsonArray Arguments((string Name, object? Value)[] arguments) =>
        [.. arguments.Select(argument => (JsonNode)new JsonArray([argument.Name, .. Typed(argument.Value)]))];

    private static (string Name, object? Value)[] Arguments(JsonObject json) =>
        [.. ((JsonArray)json["with"]!).Select(item => ((string)item![0]!, Value((string)item[1]!, (string?)item[2])))];

    private static JsonNode?[] Typed(object? value) => value switch
    {
        null => ["null", null],
        string text => ["text", text],
        bool truth => ["bool", truth ? "true" : "false"],
        DateOnly day => ["day", day.ToString("O", CultureInfo.InvariantCulture)],
        TimeOnly time => ["time", time.ToString("O", CultureInfo.InvariantCulture)],
        DateTime moment => ["moment", moment.ToString("O", CultureInfo.InvariantCulture)],
        int or long or short or byte => ["whole", Convert.ToString(value, CultureInfo.InvariantCulture)],
        double or float or decimal => ["number", Convert.ToString(value, CultureInfo.InvariantCulture)],
        _ => throw new ArgumentException($"A sentence cannot carry a {value.GetType().Name}.", nameof(value)),
    };

    private static object? Value(string type, string? text) => type switch
    {
        "null" => null,
        "text" => text,
        "bool" => text == "true",
        "day" => DateOnly.ParseExact(text!, "O", CultureInfo.InvariantCulture),
        "time" => TimeOnly.ParseExact(text!, "O", CultureInfo.InvariantCulture),
        "moment" => DateTime.ParseExact(text!, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "whole" => long.Parse(text!, CultureInfo.InvariantCulture),
        "number" => decimal.Parse(text!, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => throw new FormatException($"Unknown kind of value \"{type}\"."),
    };
}
