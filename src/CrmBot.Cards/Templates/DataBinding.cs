using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Cards;

/// <summary>What <c>$data</c> binds: an expression, or data written into the template itself.</summary>
internal sealed class DataBinding
{
    private readonly BoundText? _text;
    private readonly Value _inline;

    private DataBinding(string source, BoundText? text, Value inline)
    {
        Source = source;
        _text = text;
        _inline = inline;
    }

    public string Source { get; }

    public static DataBinding Compile(Place place, JsonElement value)
    {
        var source = value.GetRawText();
        if (value.ValueKind is JsonValueKind.Null)
            throw place.Wrong("$data is null");
        if (value.ValueKind is JsonValueKind.String && SplitText.IsBound(value.GetString()!))
            return new(source, BoundText.Parse(place, value.GetString()!), Value.Missing);
        // The official engine leaves such expressions half evaluated.
        if (SplitText.IsBound(source))
            throw place.Wrong("data written into the template cannot hold expressions; bind them where they are shown");
        return new(source, null, Value.Of(JsonNode.Parse(source)));
    }

    public Value Resolve(Scope scope) => _text?.EvaluateIfThere(scope) ?? _inline;
}
