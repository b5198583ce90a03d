namespace CrmBot.Language.Text;

/// <summary>
/// A few words that are looked for at a place or just before a place, the longest first.
/// Words of Latin letters only match whole.
/// </summary>
internal sealed class WordList
{
    private readonly string[] _words;

    public WordList(IEnumerable<string> words) =>
        _words = [.. words.Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length)];

    /// <summary>Where the longest word that starts here ends, or -1.</summary>
    public int EndAt(string lower, int at)
    {
        foreach (var word in _words)
        {
            var end = at + word.Length;
            if (end <= lower.Length && lower[at] == word[0] && lower.AsSpan(at, word.Length).SequenceEqual(word)
                && IsWhole(lower, at, end, word))
                return end;
        }
        return -1;
    }

    /// <summary>Where the longest word that ends here starts, or -1.</summary>
    public int StartBefore(string lower, int end)
    {
        foreach (var word in _words)
        {
            var at = end - word.Length;
            if (at >= 0 && lower[at] == word[0] && lower.AsSpan(at, word.Length).SequenceEqual(word) && IsWhole(lower, at, end, word))
                return at;
        }
        return -1;
    }

    private static bool IsWhole(string lower, int at, int end, string word) =>
        !(char.IsAsciiLetter(word[0]) && at > 0 && char.IsAsciiLetter(lower[at - 1]))
        && !(char.IsAsciiLetter(word[^1]) && end < lower.Length && char.IsAsciiLetterOrDigit(lower[end]));
}
