using CrmBot.Language.Text;

namespace CrmBot.Language.Numbers;

/// <summary>Reads English number words: twenty-six, a hundred and twenty thousand, one and a half.</summary>
internal static class EnglishNumeral
{
    /// <summary>Those of the small numbers, of "a hundred" and of "half a million".</summary>
    private static readonly System.Buffers.SearchValues<char> FirstLetters = System.Buffers.SearchValues.Create("aefhnostz");

    public static Numeral? Read(string lower, int at)
    {
        if (at >= lower.Length || !FirstLetters.Contains(lower[at]) || (at > 0 && char.IsAsciiLetterOrDigit(lower[at - 1]))) return null;
        if (Halves(lower, at) is { } halves) return halves;
        var sum = new EnglishNumberSum();
        var end = at;
        for (var i = at; Word(lower, i) is { Length: > 0 } word && sum.Add(lower, i, word); i = SkipJoin(lower, end))
            end = i + word.Length;
        return end > at ? new Numeral(TextSpan.Between(at, end), sum.Value, null, false, NumeralScript.English, sum.Scale) : null;
    }

    private static readonly (string Words, decimal Count)[] HalfWords =
        [("half a ", 0.5m), ("one and a half ", 1.5m), ("two and a half ", 2.5m), ("three and a half ", 3.5m), ("four and a half ", 4.5m),
            ("five and a half ", 5.5m)];

    /// <summary>half a million, two and a half million.</summary>
    private static Numeral? Halves(string lower, int at)
    {
        foreach (var (words, count) in HalfWords)
            if (lower.AsSpan(at).StartsWith(words) && Word(lower, at + words.Length) is { Length: > 0 } unit
                && EnglishNumberSum.Factor(unit) is { } factor)
                return new Numeral(TextSpan.Between(at, at + words.Length + unit.Length), count * factor, null, false,
                    NumeralScript.English, factor);
        return null;
    }

    private static int SkipJoin(string lower, int at)
    {
        if (at >= lower.Length || lower[at] is not (' ' or '-')) return lower.Length;
        return string.CompareOrdinal(lower, at, " and ", 0, 5) == 0 ? at + 5 : at + 1;
    }

    internal static ReadOnlySpan<char> Word(string lower, int at)
    {
        var end = at;
        while (end < lower.Length && end - at < 12 && char.IsAsciiLetterLower(lower[end])) end++;
        return at >= lower.Length || (end < lower.Length && char.IsAsciiLetterOrDigit(lower[end])) ? [] : lower.AsSpan(at, end - at);
    }
}
