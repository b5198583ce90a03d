using System.Text.Json.Nodes;

namespace CrmBot.Language.Times.Annotating;

/// <summary>Writes the results of time mode as JSON (contract §12).</summary>
internal static class TimeModeJson
{
    public static JsonArray Of(IReadOnlyList<TimeAnnotation> found) => [.. found.Select(annotation => (JsonNode)Of(annotation))];

    private static JsonObject Of(TimeAnnotation annotation) => new()
    {
        ["start"] = annotation.Start,
        ["end"] = annotation.End,
        ["type"] = annotation.Type,
        ["value"] = Of(annotation.Value),
    };

    private static JsonNode Of(TimeValue value) => value switch
    {
        { Plain: { } plain } => JsonValue.Create(plain),
        { Range: { } range } => Filled(("from", range.From), ("to", range.To)),
        { Set: { } set } => Of(set),
        _ => throw new InvalidOperationException("A time value is empty."),
    };

    private static JsonObject Of(TimeValueSet set)
    {
        var json = Filled(("every", set.Every));
        if (set.On.Count > 0) json["on"] = new JsonArray([.. set.On.Select(day => (JsonNode)JsonValue.Create(day))]);
        if (set.Time is { } time) json["time"] = time;
        return json;
    }

    private static JsonObject Filled(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var json = new JsonObject();
        foreach (var (name, value) in parts)
            if (value is not null) json[name] = value;
        return json;
    }
}
