namespace CrmBot.Language.Numbers;

/// <summary>Magnitude letters and words after a number: k, w, m, million, bn.</summary>
internal static class LatinMagnitude
{
    private static readonly (string Word, decimal Factor)[] Words =
    [
        ("thousand", 1_000m), ("million", 1_000_000m), ("billion", 1_000_000_000m), ("grand", 1_000m),
        ("mln", 1_000_000m), ("mil", 1_000_000m), ("mm", 1_000_000m), ("bn", 1_000_000_000m),
        ("k", 1_000m), ("w", 10_000m), ("m", 1_000_000m), ("b", 1_000_000_000m),
    ];

    /// <summary>The factor and where its word ends; 1 and <paramref name="at"/> without one.</summary>
    public static (decimal Factor, int End) Read(string lower, int at)
    {
        var start = at < lower.Length && lower[at] == ' ' ? at + 1 : at;
        foreach (var (word, factor) in Words)
        {
            // A single letter belongs to the number only without a space: 3 m is a length.
            if (word.Length == 1 && start != at) continue;
            if (string.CompareOrdinal(lower, start, word, 0, word.Length) != 0) continue;
            var end = start + word.Length;
            if (end < lower.Length && (char.IsAsciiLetter(lower[end]) && !IsCurrencyNext(lower, end) || char.IsAsciiDigit(lower[end])
                && !IsShorthand(word, lower, end)))
                continue;
            if (IsMeasure(word, lower, end)) continue;
            return (factor, end);
        }
        return (1, at);
    }

    /// <summary>28w8 is 288000: one digit behind w, as behind 万.</summary>
    private static bool IsShorthand(string word, string lower, int end) =>
        word == "w" && (end + 1 >= lower.Length || !char.IsAsciiLetterOrDigit(lower[end + 1]));

    /// <summary>3m长 is a length, 4k屏 a screen.</summary>
    private static bool IsMeasure(string word, string lower, int end) =>
        end < lower.Length && ((word == "m" && lower[end] is '长' or '宽' or '高' or '深' or '厚' or '/')
            || (word == "k" && lower[end] is '屏' or '电' or '显' or '画' or '高'));

    private static bool IsCurrencyNext(string lower, int at) =>
        CurrencyWords.After(lower, at) is { } found && (found.End >= lower.Length || !char.IsAsciiLetter(lower[found.End]));
}
