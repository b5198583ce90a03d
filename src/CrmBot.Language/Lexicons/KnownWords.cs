using System.Collections.Frozen;

namespace CrmBot.Language.Lexicons;

/// <summary>
/// The Latin words that stand anywhere in the lexicon. A word that is none of them, where a name may stand, is most likely one: release
/// fooware back to the pool.
/// </summary>
internal static class KnownWords
{
    private const int Shortest = 4;   // a shorter word may be anything
    private static readonly string[] Files = ["nearby.txt", "titles.txt", "misspelled.txt", "phrasing.txt", "classes.txt"];
    private static readonly string[] Endings = ["s", "es", "ed", "d", "ing", "ly", "er", "'s"];
    private static readonly Lazy<FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>> Words = new(Load);

    /// <summary>Whether the lower-case word is long enough for a name and stands nowhere, with or without its ending.</summary>
    public static bool IsStrange(ReadOnlySpan<char> word)
    {
        if (word.Length < Shortest || !word.ContainsAnyInRange('a', 'z') || word.ContainsAnyExceptInRange('a', 'z')
            || Words.Value.Contains(word))
            return false;
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length > 2
                && Words.Value.Contains(word[..^ending.Length]))
                return false;
        }

        return true;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in LexiconFile.In("cues").Concat(Files))
        {
            foreach (var line in LexiconFile.Lines(file)) Add(found, line);
        }

        return found.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static void Add(HashSet<string> found, string line)
    {
        var start = -1;
        for (var at = 0; at <= line.Length; at++)
        {
            if (at < line.Length && char.IsAsciiLetter(line[at])) start = start < 0 ? at : start;
            else if (start >= 0)
            {
                found.Add(line[start..at].ToLowerInvariant());
                start = -1;
            }
        }
    }
}
