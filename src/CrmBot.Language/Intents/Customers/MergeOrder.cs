using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;

namespace CrmBot.Language.Intents.Customers;

/// <summary>merge A and B, keep the second: which of two names is meant by its place or its length.</summary>
internal static class MergeOrder
{
    private static readonly Nearby First = Nearby.Words("merge.first");
    private static readonly Nearby Second = Nearby.Words("merge.second");
    private static readonly Nearby Short = Nearby.Words("merge.short");
    private static readonly Nearby Long = Nearby.Words("merge.long");

    /// <summary>The names without the words for their order; the one these words keep, if any.</summary>
    public static List<NamePiece> Resolve(List<NamePiece> names, out NamePiece? kept)
    {
        kept = null;
        var at = names.FindIndex(static piece => !piece.IsKnown && IsOrder(piece.Name));
        if (at < 0 || names.Count < 3) return names;
        var order = names[at].Name;
        var rest = names.FindAll(static piece => piece.IsKnown || !IsOrder(piece.Name));
        if (rest.Count != 2) return names;
        var longer = rest[0].Name.Length >= rest[1].Name.Length ? 0 : 1;
        kept = rest[First.Is(order) ? 0 : Second.Is(order) ? 1 : Long.Is(order) ? longer : 1 - longer];
        return rest;
    }

    private static bool IsOrder(string name) => First.Is(name) || Second.Is(name) || Short.Is(name) || Long.Is(name);
}
