using System.Collections.Frozen;

namespace CrmBot.Language.Lexicons;

/// <summary>
/// Words that mean something at one place only: right before or behind what was found, or as all that stands between (<c>nearby.txt</c>).
/// </summary>
internal sealed class Nearby
{
    private static readonly Lazy<FrozenDictionary<string, Nearby>> Kinds = new(Load);

    private readonly string[] _longestFirst;
    private readonly FrozenDictionary<char, string[]> _byFirst, _byLast;   // the longest first
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _whole;

    private Nearby(IEnumerable<string> words)
    {
        _longestFirst = [.. words.Distinct(StringComparer.Ordinal).OrderByDescending(static word => word.Length)];
        _byFirst = By(static word => word[0]);
        _byLast = By(static word => word[^1]);
        _whole = _longestFirst.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Nearby Words(string kind) => Kinds.Value[kind];

    /// <summary>Whether this is one of the words and nothing else; spaces around it and capitals do not matter.</summary>
    public bool Is(ReadOnlySpan<char> text) => _whole.Contains(text.Trim());

    /// <summary>The length of the longest word that the text begins with, or 0. Latin words only count whole.</summary>
    public int LengthAt(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !_byFirst.TryGetValue(char.ToUpperInvariant(text[0]), out var words)) return 0;
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && !(text.Length > word.Length && Joins(text[word.Length], word[^1])))
                return word.Length;
        }

        return 0;
    }

    /// <summary>The length of the longest word that the text ends with, or 0.</summary>
    public int LengthBefore(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !_byLast.TryGetValue(char.ToUpperInvariant(text[^1]), out var words)) return 0;
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase)
                && !(text.Length > word.Length && Joins(text[^(word.Length + 1)], word[0])))
                return word.Length;
        }

        return 0;
    }

    public bool Begins(ReadOnlySpan<char> text) => LengthAt(text) > 0;

    public bool Ends(ReadOnlySpan<char> text) => LengthBefore(text) > 0;

    /// <summary>Whether a word stands anywhere in the text, be it inside another.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (var word in _longestFirst)
        {
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Whether the text is made of these words alone.</summary>
    public bool AreAll(ReadOnlySpan<char> text)
    {
        for (text = text.Trim(); text.Length > 0; text = text.TrimStart())
        {
            if (LengthAt(text) is not (> 0 and var length)) return false;
            text = text[length..];
        }

        return true;
    }

    /// <summary>The text without the word it begins with, unless nothing would be left.</summary>
    public string Behind(string text) => LengthAt(text) is > 0 and var length && text[length..].TrimStart() is { Length: > 1 } rest
        ? rest : text;

    private FrozenDictionary<char, string[]> By(Func<string, char> letter) => _longestFirst
        .GroupBy(word => char.ToUpperInvariant(letter(word))).ToFrozenDictionary(static group => group.Key, static group => group.ToArray());

    private static bool Joins(char outside, char inside) => char.IsAsciiLetterOrDigit(inside) && char.IsAsciiLetterOrDigit(outside);

    private static FrozenDictionary<string, Nearby> Load() => LexiconFile.Phrases("nearby.txt")
        .GroupBy(static line => line.Name, static line => line.Phrase, StringComparer.Ordinal)
        .ToFrozenDictionary(static kind => kind.Key, static kind => new Nearby(kind), StringComparer.Ordinal);
}
