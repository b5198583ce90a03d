namespace CrmBot.Language.Lexicons;

/// <summary>
/// Small words that may stand in the middle of a phrase (<c>Lexicon/classes.txt</c>): 加&lt;个&gt;标签 is 加标签, 加个标签, 加两个标签 and so on.
/// </summary>
internal static class PhraseClasses
{
    private const string Nothing = "_";

    private static readonly Lazy<Dictionary<string, string[]>> Classes = new(Load);

    /// <summary>Every phrase that a pattern stands for; a pattern without classes stands for itself.</summary>
    public static IEnumerable<string> Expand(string pattern)
    {
        var open = pattern.IndexOf('<', StringComparison.Ordinal);
        var close = open < 0 ? -1 : pattern.IndexOf('>', open);
        if (close < 0) return [pattern];
        if (!Classes.Value.TryGetValue(pattern[(open + 1)..close], out var words)) return [pattern];
        return words.SelectMany(word => Expand(pattern[..open] + word + pattern[(close + 1)..]));
    }

    private static Dictionary<string, string[]> Load() => LexiconFile.Lines("classes.txt")
        .Select(static line => line.Split(':', 2))
        .ToDictionary(static pair => pair[0], static pair =>
            pair[1].Split('|', StringSplitOptions.TrimEntries).Select(static word => word == Nothing ? "" : word).ToArray(),
            StringComparer.Ordinal);
}
