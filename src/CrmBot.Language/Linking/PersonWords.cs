using System.Collections.Frozen;
using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Linking;

/// <summary>The words around names of people: titles, honorifics, family names (<c>Lexicon/titles.txt</c>).</summary>
internal static class PersonWords
{
    private static readonly FrozenDictionary<string, PhraseTrie<string>> Tries = PhraseTries.In("titles.txt")
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The length of the longest word of this kind at a place, or 0.</summary>
    public static int LengthAt(string kind, string lower, int at) => at < lower.Length ? Tries[kind].LongestAt(lower, at, out _) : 0;

    private const int LongestBefore = 18;   // decision maker is

    /// <summary>Whether a word of this kind ends right before <paramref name="end"/>; spaces between count for nothing.</summary>
    public static bool EndsBefore(string kind, string lower, int end)
    {
        var words = Tries[kind];
        while (end > 0 && lower[end - 1] == ' ') end--;
        for (var start = end - 1; start >= Math.Max(0, end - LongestBefore); start--)
        {
            if (words.LongestAt(lower, start, out _) is var length && length > 0 && start + length == end) return true;
        }

        return false;
    }
}
