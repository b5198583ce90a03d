using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Language;

/// <summary>Reads the input object of the contract, section 1.</summary>
internal static class InputLine
{
    private static readonly string[] MomentForms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static JsonObject Parse(string line)
    {
        try
        {
            var json = JsonNode.Parse(line) as JsonObject ?? throw new FormatException("The line is not a JSON object.");
            Visit(json);
            return json;
        }
        catch (ArgumentException problem)
        {
            throw new FormatException("The line names a property twice.", problem);
        }
    }

    /// <summary>Properties are read when first looked at; a property named twice shows only then.</summary>
    private static void Visit(JsonNode? node)
    {
        if (node is JsonObject json)
        {
            foreach (var (_, value) in json) Visit(value);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list) Visit(item);
        }
    }

    public static Utterance ToUtterance(JsonObject json)
    {
        if (Text(json, "mode") is { } mode) throw new FormatException($"The mode \"{mode}\" is not known here.");
        var context = json["context"] as JsonObject;
        return new Utterance(Needed(json, "text"), Moment(Needed(json, "now")), Zone(Text(json, "tz")), Text(json, "speaker") ?? "")
        {
            Place = Text(json, "place") == "group" ? PlaceKind.Group : PlaceKind.Direct,
            ReplyTo = json["reply_to"] is JsonObject reply ? Card(reply) : null,
            LastCustomer = context is null ? null : Text(context, "last_cust"),
            LastSaid = context is null ? null : Text(context, "last_said"),
            Preview = context?["preview"] is JsonObject preview ? Frame.FromJson(preview) : null,
            Mentions = [.. Texts(json, "mentions")],
            Files = [.. (json["attach"] as JsonArray ?? []).OfType<JsonObject>().Select(File)],
        };
    }

    private static ReplyCard Card(JsonObject json)
    {
        var id = json["id"] is JsonValue value && value.TryGetValue<long>(out var number) ? number : (long?)null;
        return new ReplyCard(Text(json, "card") ?? "", Text(json, "cust"), id);
    }

    private static SentFile File(JsonObject json) => new(Text(json, "kind") ?? "file", Text(json, "name") ?? "");

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParseExact(text, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new FormatException("\"now\" is not a local date-time with offset.");

    private static string Zone(string? id)
    {
        if (id is null) return "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out _) ? id : throw new FormatException($"The time zone \"{id}\" is not known.");
    }

    private static string Needed(JsonObject json, string property) =>
        Text(json, property) ?? throw new FormatException($"The line lacks its text \"{property}\".");

    private static string? Text(JsonObject json, string property) =>
        json[property] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static IEnumerable<string> Texts(JsonObject json, string property) =>
        (json[property] as JsonArray ?? []).OfType<JsonValue>().Where(v => v.GetValueKind() == JsonValueKind.String)
            .Select(v => v.GetValue<string>());
}
