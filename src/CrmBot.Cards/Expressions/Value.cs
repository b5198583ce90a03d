using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Cards;

internal enum ValueKind
{
    /// <summary>The path leads nowhere. Only conditions may meet it.</summary>
    Missing,
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// <summary>What an expression yields. A number read from data keeps its node, so that it is written as it came.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Value
{
    private readonly double _number;
    private readonly object? _reference;

    private Value(ValueKind kind, double number, object? reference)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
    }

    public static readonly Value Missing;
    public static readonly Value Null = new(ValueKind.Null, 0, null);
    public static readonly Value True = new(ValueKind.Boolean, 1, null);
    public static readonly Value False = new(ValueKind.Boolean, 0, null);

    public ValueKind Kind { get; }
    public double Number => _number;
    public string Text => (string)_reference!;
    public JsonArray Array => (JsonArray)_reference!;
    public JsonObject Object => (JsonObject)_reference!;
    public bool IsNothing => Kind is ValueKind.Missing or ValueKind.Null;
    public bool IsNumber => Kind is ValueKind.Number;
    public bool IsString => Kind is ValueKind.String;
    public bool IsTrue => Kind is ValueKind.Boolean && _number != 0;

    /// <summary>Whether a condition holds: everything but false, null and missing does, even 0 and the empty string.</summary>
    public bool Holds => !IsNothing && (Kind is not ValueKind.Boolean || _number != 0);

    public static Value Of(bool value) => value ? True : False;
    public static Value Of(double value) => new(ValueKind.Number, value, null);
    public static Value Of(string value) => new(ValueKind.String, 0, value);

    public static Value Of(JsonNode? node) => node switch
    {
        null => Null,
        JsonArray => new(ValueKind.Array, 0, node),
        JsonObject => new(ValueKind.Object, 0, node),
        _ => OfScalar((JsonValue)node),
    };

    private static Value OfScalar(JsonValue node) => node.GetValueKind() switch
    {
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Null or JsonValueKind.Undefined => Null,
        JsonValueKind.Number => new(ValueKind.Number, ReadNumber(node), node),
        JsonValueKind.String => Of(node.TryGetValue<string>(out var text) ? text : node.Deserialize<string>()!),
        _ => Of(JsonNode.Parse(node.ToJsonString())),
    };

    private static double ReadNumber(JsonValue node)
    {
        if (node.TryGetValue<int>(out var small))
            return small;
        if (node.TryGetValue<long>(out var large))
            return large;
        return node.TryGetValue<double>(out var number) ? number : double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
    }

    public bool SameAs(in Value other) => Kind switch
    {
        _ when IsNothing || other.IsNothing => IsNothing && other.IsNothing,
        _ when Kind != other.Kind => false,
        ValueKind.String => string.Equals(Text, other.Text, StringComparison.Ordinal),
        ValueKind.Array or ValueKind.Object => JsonNode.DeepEquals((JsonNode)_reference!, (JsonNode)other._reference!),
        _ => _number.Equals(other._number),
    };

    /// <summary>As the value of a JSON property: typed.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (_reference is JsonNode node)
            node.WriteTo(writer);
        else if (IsString)
            writer.WriteStringValue(Text);
        else if (IsNumber)
            WriteNumber(writer);
        else if (Kind is ValueKind.Boolean)
            writer.WriteBooleanValue(_number != 0);
        else
            writer.WriteNullValue();
    }

    private void WriteNumber(Utf8JsonWriter writer)
    {
        if (Math.Abs(_number) < 1e15 && _number == Math.Floor(_number))
            writer.WriteNumberValue((long)_number);
        else if (double.IsFinite(_number))
            writer.WriteNumberValue(_number);
        else
            writer.WriteNullValue();
    }
}
