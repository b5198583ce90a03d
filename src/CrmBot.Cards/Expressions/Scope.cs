using System.Buffers;
using System.Text.Json.Nodes;

namespace CrmBot.Cards;

/// <summary>What names mean while one card is expanded. Belongs to one expansion on one thread.</summary>
internal sealed class Scope(JsonNode root, JsonObject? words, ArrayBufferWriter<byte> output)
{
    /// <summary>The reserved name of the locale's words at the root of the data.</summary>
    public const string Words = "t";

    public JsonNode Root => root;

    /// <summary>What the buttons of a posted card carry; null while a card is not posted.</summary>
    public CardStamp? Stamp { get; init; }

    /// <summary>The card as far as it is written.</summary>
    public ArrayBufferWriter<byte> Output => output;

    /// <summary>The data at hand: the root, or what the nearest <c>$data</c> bound.</summary>
    public Value Data { get; set; } = Value.Of(root);

    /// <summary>Number of the element in the nearest list repeated over, or -1 outside of one.</summary>
    public int Index { get; set; } = -1;

    public Value Member(in Value target, string name)
    {
        if (target.Kind is not ValueKind.Object)
            return Value.Missing;
        var members = target.Object;
        if (words is not null && ReferenceEquals(members, root) && name == Words)
            return Value.Of(words);
        return members.TryGetPropertyValue(name, out var node) ? Value.Of(node) : AnyCase(members, name);
    }

    // The official engine falls back to a name in other case, so a template that previews well must work here too.
    private static Value AnyCase(JsonObject members, string name)
    {
        foreach (var (key, node) in members)
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return Value.Of(node);
        return Value.Missing;
    }
}
