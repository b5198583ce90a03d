using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Cards;

/// <summary>
/// One template in Microsoft's Adaptive Card Templating language, compiled once and expanded with data any number of times, from
/// any thread. Data never becomes template: a text that looks like an expression, JSON or markup comes out as the text it was.
/// </summary>
public sealed class CardTemplate
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    private readonly TemplateNode _card;

    private CardTemplate(string name, JsonElement source)
    {
        Name = name;
        Source = source;
        _card = CompileTemplate.Compile(new Place(name, ""), source);
    }

    public string Name { get; }

    internal JsonElement Source { get; }

    /// <summary>Reads a template; all that can be known without data is checked here.</summary>
    /// <exception cref="CardException">Bad JSON, an unknown function, an expression
    /// that cannot be read, a bad <c>$data</c> or <c>$when</c>.</exception>
    public static CardTemplate Parse(string name, ReadOnlySpan<byte> json) => Parse(name, Encoding.UTF8.GetString(json));

    /// <inheritdoc cref="Parse(string, ReadOnlySpan{byte})"/>
    public static CardTemplate Parse(string name, string json)
    {
        using var document = Read(name, json);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
            throw new CardException(name, "/", "a template is one JSON object");
        if (document.RootElement.TryGetProperty("$when", out _))
            throw new CardException(name, "/$when", "the whole card cannot be left out");
        return new CardTemplate(name, document.RootElement.Clone());
    }

    /// <summary>The card for these data.</summary>
    /// <param name="data">Bound as <c>$root</c>. It is only read.</param>
    /// <exception cref="CardException">A path the card needs leads nowhere, or a value is of the wrong kind.</exception>
    public JsonObject Expand(JsonNode data) => (JsonObject)JsonNode.Parse(ExpandToUtf8(data, null).WrittenSpan)!;

    /// <summary>The card for these data as UTF-8 JSON.</summary>
    /// <inheritdoc cref="Expand(JsonNode)"/>
    public byte[] ExpandToUtf8(JsonNode data) => ExpandToUtf8(data, null).WrittenSpan.ToArray();

    internal ArrayBufferWriter<byte> ExpandToUtf8(JsonNode data, JsonObject? words, CardStamp? stamp = null)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(output, CompileTemplate.Readable))
            _card.WriteValue(writer, new Scope(data, words, output) { Stamp = stamp });
        return output.WrittenSpan[0] == '{' ? output : throw new CardException(Name, "/$data", "the whole card cannot be repeated");
    }

    private static JsonDocument Read(string name, string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            throw new CardException(name, $"line {e.LineNumber + 1}", "not valid JSON", e);
        }
    }
}
