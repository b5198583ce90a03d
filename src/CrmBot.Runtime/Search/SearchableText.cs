using CrmBot.Language.Text;

namespace CrmBot.Runtime.Search;

/// <summary>
/// A text made comparable: half-width, simplified, lower case, letters and digits only. <see cref="Starts"/> are the places where a
/// match may begin: every Chinese (or Japanese, Korean) character, and the first letter of every other word.
/// </summary>
internal sealed class SearchableText
{
    private const int MostLetters = 160;
    private Spoken? spoken;

    private SearchableText(string letters, IReadOnlyList<int> starts)
    {
        Letters = letters;
        Starts = starts;
    }

    public string Letters { get; }

    public IReadOnlyList<int> Starts { get; }

    /// <summary>Digits only, at least six: a phone number or the like, found by its end.</summary>
    public bool IsNumber => Letters.Length >= 6 && Letters.All(char.IsAsciiDigit);

    /// <summary>How it is spoken; made when first asked for.</summary>
    public Spoken Spoken => spoken ??= Spoken.Of(Letters);

    public static SearchableText Of(string text)
    {
        var folded = FoldedText.Of(text).Lower;
        var letters = new System.Text.StringBuilder(folded.Length);
        var starts = new List<int>();
        var inWord = false;
        foreach (var c in folded)
        {
            var isLetter = char.IsLetterOrDigit(c) || char.IsSurrogate(c);
            if (isLetter && !char.IsLowSurrogate(c) && (IsIdeograph(c) || !inWord)) starts.Add(letters.Length);
            if (isLetter) letters.Append(c);
            inWord = isLetter && !IsIdeograph(c);
            if (letters.Length == MostLetters) break;
        }

        return new SearchableText(letters.ToString(), starts);
    }

    /// <summary>Whether <paramref name="word"/> stands at one of <see cref="Starts"/>.</summary>
    public bool HasWord(string word)
    {
        foreach (var start in Starts)
        {
            if (string.CompareOrdinal(Letters, start, word, 0, word.Length) == 0) return true;
        }

        return false;
    }

    public static bool IsIdeograph(char c) => c is >= '\u2E80' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF' || char.IsSurrogate(c);
}
