using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Cards;

/// <summary>Values as text, letter for letter as the official JavaScript engine prints them.</summary>
internal static class PrintValue
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Inside a longer text: a list is joined by commas.</summary>
    public static string Plain(in Value value) => value.Kind switch
    {
        ValueKind.String => value.Text,
        ValueKind.Number => Number(value.Number),
        ValueKind.Boolean => value.IsTrue ? "true" : "false",
        ValueKind.Array => string.Join(',', value.Array.Select(PlainElement)),
        ValueKind.Object => "[object Object]",
        _ => throw new ExpressionException("null cannot be part of a text; use if(exists(...), ..., '')"),
    };

    /// <summary>As an operand of concat: nothing is empty, lists and objects are JSON.</summary>
    public static string Operand(in Value value) => value.Kind switch
    {
        ValueKind.Missing or ValueKind.Null => "",
        ValueKind.Array => Json(value.Array),
        ValueKind.Object => Json(value.Object),
        _ => Plain(value),
    };

    public static string Json(JsonNode node) => node.ToJsonString(Readable);

    private static string PlainElement(JsonNode? node) => node is null ? "" : Plain(Value.Of(node));

    public static string Number(double number)
    {
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        if (Math.Abs(number) is >= 1e-6 and < 1e21)
            return WithoutExponent(number);
        return number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal)
            .Replace("e-0", "e-", StringComparison.Ordinal).Replace("e+0", "e+", StringComparison.Ordinal);
    }

    private static string WithoutExponent(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (!text.Contains('E', StringComparison.Ordinal))
            return text;
        return decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }
}
