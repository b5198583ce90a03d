using System.Text.Json;

namespace CrmBot.LanguageModel;

/// <summary>One thing the model takes a sentence for, still with stand-ins.</summary>
/// <param name="Texts">Slot of the contract and words of the sentence.</param>
internal sealed record ModelFrame(string Intent, IReadOnlyDictionary<string, string> Texts);

/// <summary>The form an answer must have, and reading it. Whatever does not have it is no answer.</summary>
internal static class ModelAnswer
{
    private const int MostFrames = 4, LongestText = 600;
    private const string Optional = """{"type":["string","null"]}""";
    private const string Outside = """
        {"type":"object","additionalProperties":false,"required":["frames"],"properties":{"frames":{"type":"array","items":{"type":"object","additionalProperties":false,"required":[
        """;

    /// <summary>
    /// The intents the model may choose, and the slots whose words it may point at; times and amounts are read here, not there.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> Slots = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["log"] = ["cust", "who", "note"],
        ["remind"] = ["cust", "who", "do"],
        ["rem_upd"] = ["cust"],
        ["lead_new"] = ["cust", "who", "need"],
        ["tag"] = ["cust"],
        ["role"] = ["cust"],
        ["show"] = ["cust", "who"],
        ["agenda"] = [],
        ["deal_upd"] = ["cust", "blocker"],
        ["tk_new"] = ["cust", "desc", "item"],
        ["none"] = [],
    };

    /// <summary>JSON schema for strict output: every property present, nothing else.</summary>
    public static BinaryData Schema { get; } = BinaryData.FromString(MakeSchema());

    /// <summary>Null when the text is not what the schema asks for.</summary>
    public static List<ModelFrame>? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("frames", out var frames))
                return null;
            if (frames.ValueKind != JsonValueKind.Array || frames.GetArrayLength() > MostFrames) return null;
            var read = frames.EnumerateArray().Select(ReadFrame).ToList();
            return read.Contains(null) ? null : [.. read.OfType<ModelFrame>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ModelFrame? ReadFrame(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("i", out var name) || name.ValueKind != JsonValueKind.String)
            return null;
        var intent = name.GetString()!;
        if (!Slots.TryGetValue(intent, out var slots)) return null;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (property.NameEquals("i") || property.Value.ValueKind == JsonValueKind.Null) continue;
            if (property.Value.ValueKind != JsonValueKind.String || property.Value.GetString() is not { Length: <= LongestText } text)
                return null;
            // A slot of another intent is dropped, not refused: the schema offers all of them to every intent.
            if (text.Length > 0 && slots.Contains(property.Name)) texts[property.Name] = text;
        }

        return new ModelFrame(intent, texts);
    }

    private static string MakeSchema()
    {
        var slots = Slots.Values.SelectMany(names => names).Distinct().Order(StringComparer.Ordinal).ToList();
        var properties = string.Join(',', slots.Select(slot => $"\"{slot}\":{Optional}"));
        var required = string.Join(',', slots.Prepend("i").Select(slot => $"\"{slot}\""));
        var intents = string.Join(',', Slots.Keys.Select(intent => $"\"{intent}\""));
        return Outside + required + "],\"properties\":{\"i\":{\"type\":\"string\",\"enum\":[" + intents + "]}," + properties + "}}}}}";
    }
}
