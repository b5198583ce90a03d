using CrmBot.Language.Text;

namespace CrmBot.Language.Numbers;

/// <summary>Reads English number words: twenty-six, a hundred and twenty thousand, one and a half.</summary>
internal static class EnglishNumeral
{
    private static readonly Dictionary<string, int> Small = new(StringComparer.Ordinal)
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8,
        ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15,
        ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40,
        ["fourty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> SmallWords = Small.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Those of the small numbers, of "a hundred" and of "half a million".</summary>
    private static readonly System.Buffers.SearchValues<char> FirstLetters = System.Buffers.SearchValues.Create("aefhnostz");

    public static Numeral? Read(string lower, int at)
    {
        if (at >= lower.Length || !FirstLetters.Contains(lower[at]) || (at > 0 && char.IsAsciiLetterOrDigit(lower[at - 1]))) return null;
        if (Halves(lower, at) is { } halves) return halves;
        decimal total = 0, part = 0, scale = 1;
        var (end, any, lastSmall) = (at, false, 100);
        for (var i = at; Word(lower, i) is { Length: > 0 } word; i = SkipJoin(lower, end, any))
        {
            if (SmallWords.TryGetValue(word, out var small))
            {
                if (any && !(lastSmall >= 20 && lastSmall < 100 && small is > 0 and < 10) && lastSmall != 100) break;
                part += small;
                lastSmall = small;
            }
            else if (word is "hundred" && any && part is > 0 and < 100) (part, lastSmall) = (part * 100, 100);
            else if (Factor(word) is { } factor && any && part > 0)
                (total, part, scale, lastSmall) = (total + part * factor, 0, Math.Max(scale, factor), 100);
            else if (word is "a" && !any && Word(lower, i + 2) is "hundred" or "thousand" or "million") part = 1;
            else break;
            any = true;
            end = i + word.Length;
        }
        return any ? new Numeral(TextSpan.Between(at, end), total + part, null, false, NumeralScript.English, scale) : null;
    }

    private static readonly (string Words, decimal Count)[] HalfWords =
        [("half a ", 0.5m), ("one and a half ", 1.5m), ("two and a half ", 2.5m), ("three and a half ", 3.5m), ("four and a half ", 4.5m),
            ("five and a half ", 5.5m)];

    /// <summary>half a million, two and a half million.</summary>
    private static Numeral? Halves(string lower, int at)
    {
        foreach (var (words, count) in HalfWords)
            if (lower.AsSpan(at).StartsWith(words) && Word(lower, at + words.Length) is { Length: > 0 } unit && Factor(unit) is { } factor)
                return new Numeral(TextSpan.Between(at, at + words.Length + unit.Length), count * factor, null, false,
                    NumeralScript.English, factor);
        return null;
    }

    private static decimal? Factor(ReadOnlySpan<char> word) => word switch
    {
        "thousand" => 1_000m,
        "million" => 1_000_000m,
        "billion" => 1_000_000_000m,
        _ => null,
    };

    private static int SkipJoin(string lower, int at, bool any)
    {
        if (!any || at >= lower.Length || lower[at] is not (' ' or '-')) return lower.Length;
        return string.CompareOrdinal(lower, at, " and ", 0, 5) == 0 ? at + 5 : at + 1;
    }

    private static ReadOnlySpan<char> Word(string lower, int at)
    {
        var end = at;
        while (end < lower.Length && end - at < 12 && char.IsAsciiLetterLower(lower[end])) end++;
        return at >= lower.Length || (end < lower.Length && char.IsAsciiLetterOrDigit(lower[end])) ? [] : lower.AsSpan(at, end - at);
    }
}
