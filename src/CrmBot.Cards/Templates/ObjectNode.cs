using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Cards;

/// <summary>An object, perhaps repeated over a list (<c>$data</c>) and perhaps left out (<c>$when</c>).</summary>
/// <param name="isActionData">It is the data of a button: what tells it from others is written into it.</param>
internal sealed class ObjectNode(
    Place place, (JsonEncodedText Name, TemplateNode Value)[] properties, DataBinding? data, BoundText? when, bool isActionData)
    : TemplateNode
{
    private static readonly JsonEncodedText CardId = JsonEncodedText.Encode("card"), Press = JsonEncodedText.Encode("press");

    public override void WriteElements(Utf8JsonWriter writer, Scope scope)
    {
        if (data is null)
        {
            if (Shown(scope))
                WriteObject(writer, scope);
            return;
        }

        var (outerData, outerIndex) = (scope.Data, scope.Index);
        var bound = data.Resolve(scope);
        if (bound.Kind is ValueKind.Array)
            WriteEach(writer, scope, bound.Array);
        else
            WriteBound(writer, scope, bound);
        (scope.Data, scope.Index) = (outerData, outerIndex);
    }

    /// <summary>As a property a repeated object becomes null, the object or a list, by how many elements are shown.</summary>
    public override void WriteValue(Utf8JsonWriter writer, Scope scope)
    {
        var (outerData, outerIndex) = (scope.Data, scope.Index);
        var bound = data?.Resolve(scope) ?? scope.Data;
        if (data is not null && bound.Kind is ValueKind.Array)
            WriteShown(writer, scope, bound.Array);
        else if (!WriteBound(writer, scope, bound))
            writer.WriteNullValue();
        (scope.Data, scope.Index) = (outerData, outerIndex);
    }

    private bool WriteBound(Utf8JsonWriter writer, Scope scope, in Value bound)
    {
        scope.Data = bound;
        if (!Shown(scope))
            return false;
        if (bound.IsNothing)
            throw place.Of("$data").Wrong($"the data has no {data!.Source}");
        WriteObject(writer, scope);
        return true;
    }

    private void WriteEach(Utf8JsonWriter writer, Scope scope, JsonArray elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            (scope.Data, scope.Index) = (Value.Of(elements[i]), i);
            if (Shown(scope))
                WriteObject(writer, scope);
        }
    }

    private void WriteShown(Utf8JsonWriter writer, Scope scope, JsonArray elements)
    {
        var shown = 0;
        for (var i = 0; i < elements.Count; i++)
        {
            (scope.Data, scope.Index) = (Value.Of(elements[i]), i);
            shown += Shown(scope) ? 1 : 0;
        }

        if (shown == 0)
            writer.WriteNullValue();
        if (shown > 1)
            writer.WriteStartArray();
        WriteEach(writer, scope, elements);
        if (shown > 1)
            writer.WriteEndArray();
    }

    private bool Shown(Scope scope) => when is null || when.EvaluateIfThere(scope).IsTrue;

    private void WriteObject(Utf8JsonWriter writer, Scope scope)
    {
        var stamp = isActionData ? scope.Stamp : null;
        writer.WriteStartObject();
        var start = stamp is null ? 0 : Written(writer, scope).Length;
        foreach (var (name, value) in properties)
        {
            if (stamp is not null && (name.Equals(CardId) || name.Equals(Press)))
                continue;
            writer.WritePropertyName(name);
            value.WriteValue(writer, scope);
        }

        if (stamp is not null)
            WriteStamp(writer, stamp, Written(writer, scope)[start..]);
        writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Written(Utf8JsonWriter writer, Scope scope)
    {
        writer.Flush();
        return scope.Output.WrittenSpan;
    }

    private static void WriteStamp(Utf8JsonWriter writer, CardStamp stamp, ReadOnlySpan<byte> own)
    {
        // FNV-1a: nothing depends on it but that two buttons of one card differ.
        var digest = 2166136261;
        foreach (var one in own)
            digest = unchecked((digest ^ one) * 16777619);
        writer.WriteString(CardId, stamp.Card);
        writer.WriteString(Press, string.Create(CultureInfo.InvariantCulture, $"{stamp.Drawing}.{digest:x8}"));
    }
}
