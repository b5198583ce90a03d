namespace CrmBot.Language.Linking;

/// <summary>Names of people in Latin letters that nobody has stored: Jane Roe, Mary-Ann O'Neil.</summary>
internal static class LatinName
{
    private const int Most = 3;

    /// <summary>Two or three words that may each be one of a name.</summary>
    public static bool IsFull(string text) => text.Split(' ') is { Length: 2 or Most } words && Array.TrueForAll(words, IsWord);

    /// <summary>The full name that the words begin with; null when they begin with none.</summary>
    public static string? At(IEnumerable<string> words)
    {
        var name = words.TakeWhile(IsWord).ToList();
        return name.Count is 2 or Most ? string.Join(' ', name) : null;
    }

    private static bool IsWord(string word) =>
        word.Length > 1 && char.IsAsciiLetterUpper(word[0]) && word.All(static c => char.IsAsciiLetter(c) || c is '-' or '\'');
}
