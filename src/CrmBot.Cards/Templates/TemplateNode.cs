using System.Text.Json;

namespace CrmBot.Cards;

/// <summary>A part of a compiled template. Immutable and shared between threads.</summary>
internal abstract class TemplateNode
{
    /// <summary>As the value of a property (or the whole card): exactly one JSON value.</summary>
    public abstract void WriteValue(Utf8JsonWriter writer, Scope scope);

    /// <summary>As an element of a list: any number of JSON values, for lists inside lists are spread and nulls dropped.</summary>
    public abstract void WriteElements(Utf8JsonWriter writer, Scope scope);
}

/// <summary>A part without any binding, kept as the bytes it becomes.</summary>
internal sealed class FixedNode(ReadOnlyMemory<byte> json) : TemplateNode
{
    public ReadOnlyMemory<byte> Json => json;

    public override void WriteValue(Utf8JsonWriter writer, Scope scope) => writer.WriteRawValue(json.Span, skipInputValidation: true);

    public override void WriteElements(Utf8JsonWriter writer, Scope scope) => WriteValue(writer, scope);
}

internal sealed class TextNode(BoundText text) : TemplateNode
{
    public override void WriteValue(Utf8JsonWriter writer, Scope scope) => text.Evaluate(scope).WriteTo(writer);

    public override void WriteElements(Utf8JsonWriter writer, Scope scope)
    {
        var value = text.Evaluate(scope);
        if (value.Kind is ValueKind.Array)
            foreach (var element in value.Array)
                Value.Of(element).WriteTo(writer);
        else if (value.Kind is not ValueKind.Null)
            value.WriteTo(writer);
    }
}

/// <summary>A list. Lists and nulls directly inside were spread and dropped when the template was compiled.</summary>
internal sealed class ListNode(TemplateNode[] elements) : TemplateNode
{
    public IReadOnlyList<TemplateNode> Elements => elements;

    public override void WriteValue(Utf8JsonWriter writer, Scope scope)
    {
        writer.WriteStartArray();
        WriteElements(writer, scope);
        writer.WriteEndArray();
    }

    public override void WriteElements(Utf8JsonWriter writer, Scope scope)
    {
        foreach (var element in elements)
            element.WriteElements(writer, scope);
    }
}
