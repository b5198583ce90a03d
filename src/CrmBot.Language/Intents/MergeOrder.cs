using CrmBot.Language.Linking;

namespace CrmBot.Language.Intents;

/// <summary>merge A and B, keep the second: which of two names is meant by its place or its length.</summary>
internal static class MergeOrder
{
    private static readonly HashSet<string> First = new(StringComparer.OrdinalIgnoreCase) { "the first", "first", "the first one", "first one", "the former", "former", "第一个", "第一家", "前一个", "前者", "前面那个", "前面的", "前面" };
    private static readonly HashSet<string> Second = new(StringComparer.OrdinalIgnoreCase) { "the second", "second", "the second one", "second one", "the latter", "latter", "the last one", "the last", "第二个", "第二家", "后一个", "后者", "后面那个", "后面的", "后面" };
    private static readonly HashSet<string> Short = new(StringComparer.OrdinalIgnoreCase) { "the shorter", "the shorter one", "the short one", "the short name", "the shorter name", "短的", "短的那个", "简称" };
    private static readonly HashSet<string> Long = new(StringComparer.OrdinalIgnoreCase) { "the longer", "the longer one", "the long one", "the long name", "the longer name", "the full name", "长的", "长的那个", "全称" };

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
        kept = rest[First.Contains(order) ? 0 : Second.Contains(order) ? 1 : Long.Contains(order) ? longer : 1 - longer];
        return rest;
    }

    private static bool IsOrder(string name) => First.Contains(name) || Second.Contains(name) || Short.Contains(name) || Long.Contains(name);
}
