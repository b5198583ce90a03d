using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmBot.Cards;

/// <summary>Template JSON to nodes. All that can be wrong without knowing the data is found here.</summary>
internal static class CompileTemplate
{
    /// <summary>Chinese stays readable and short on the wire; the result is JSON inside JSON, never HTML.</summary>
    public static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Left out of the card by the official engine, whatever they hold.
    private static readonly string[] Reserved = ["$data", "$when", "$root", "$index"];

    public static TemplateNode Compile(Place place, JsonElement source) => source.ValueKind switch
    {
        JsonValueKind.Object => CompileObject(place, source),
        JsonValueKind.Array => CompileList(place, source),
        JsonValueKind.String when SplitText.IsBound(source.GetString()!) => new TextNode(BoundText.Parse(place, source.GetString()!)),
        _ => Fixed(writer => source.WriteTo(writer)),
    };

    // The data of a button gets the id of the posted card, when there is one.
    private static TemplateNode CompileMember(Place place, JsonProperty member, bool ofAction) =>
        ofAction && member is { Name: "data", Value.ValueKind: JsonValueKind.Object }
            ? CompileObject(place, member.Value, isActionData: true) : Compile(place, member.Value);

    private static bool IsAction(JsonElement source) =>
        source.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
            && type.GetString() is "Action.Execute" or "Action.Submit";

    private static TemplateNode CompileObject(Place place, JsonElement source, bool isActionData = false)
    {
        var ofAction = IsAction(source);
        List<(JsonEncodedText Name, TemplateNode Value)> properties = [];
        HashSet<string> seen = [];
        DataBinding? data = null;
        BoundText? when = null;
        foreach (var property in source.EnumerateObject())
        {
            var at = place.Of(property.Name);
            if (!seen.Add(property.Name))
                throw at.Wrong("the property is there twice");
            if (property.Name == "$data")
                data = DataBinding.Compile(at, property.Value);
            else if (property.Name == "$when")
                when = CompileWhen(at, property.Value);
            else if (!Reserved.Contains(property.Name))
                properties.Add((JsonEncodedText.Encode(property.Name, Readable.Encoder), CompileMember(at, property, ofAction)));
        }

        return !isActionData && data is null && when is null && properties.TrueForAll(p => p.Value is FixedNode)
            ? Fixed(writer => WriteObject(writer, properties))
            : new ObjectNode(place, [.. properties], data, when, isActionData);
    }

    private static BoundText CompileWhen(Place place, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String && SplitText.IsBound(value.GetString()!)
            && BoundText.Parse(place, value.GetString()!) is { Alone: not null } condition)
            return condition;
        throw place.Wrong("$when must be one ${condition}");
    }

    private static TemplateNode CompileList(Place place, JsonElement source)
    {
        List<TemplateNode> elements = [];
        Spread(elements, place, source);
        return elements.TrueForAll(e => e is FixedNode) ? Fixed(writer => WriteList(writer, elements)) : new ListNode([.. elements]);
    }

    private static void Spread(List<TemplateNode> elements, Place place, JsonElement list)
    {
        var number = 0;
        foreach (var element in list.EnumerateArray())
        {
            var at = place.Of(number++);
            if (element.ValueKind is JsonValueKind.Array)
                Spread(elements, at, element);
            else if (element.ValueKind is not JsonValueKind.Null)
                elements.Add(Compile(at, element));
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, List<(JsonEncodedText Name, TemplateNode Value)> properties)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(((FixedNode)value).Json.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, List<TemplateNode> elements)
    {
        writer.WriteStartArray();
        foreach (var element in elements)
            writer.WriteRawValue(((FixedNode)element).Json.Span, skipInputValidation: true);
        writer.WriteEndArray();
    }

    private static FixedNode Fixed(Action<Utf8JsonWriter> write)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Readable))
            write(writer);
        return new FixedNode(json.WrittenMemory.ToArray());
    }
}
