namespace CrmBot.Language.Numbers;

/// <summary>Reads one numeral that starts at a given place of a folded lower-case text.</summary>
internal static class NumeralReader
{
    /// <summary>Reads digits, a Chinese or an English numeral with its magnitude words; null when none starts here.</summary>
    public static Numeral? Read(string lower, int at)
    {
        if (at >= lower.Length) return null;
        var c = lower[at];
        if (char.IsAsciiDigit(c)) return ScaledNumeral.Read(lower, at, ReadDigits(lower, at), NumeralScript.Digits);
        if (ChineseDigits.Starts(c)) return ScaledNumeral.Read(lower, at, ChineseSection.Read(lower, at), NumeralScript.Chinese);
        return char.IsAsciiLetterLower(c) ? EnglishNumeral.Read(lower, at) : null;
    }

    /// <summary>Digits with thousands separators and a decimal point: 1,200,000 and 86.5.</summary>
    internal static NumeralPart? ReadDigits(string lower, int at)
    {
        decimal value = 0;
        var i = at;
        var digits = 0;
        while (i < lower.Length)
        {
            if (char.IsAsciiDigit(lower[i]))
            {
                if (++digits > 18) return null;
                value = value * 10 + (lower[i] - '0');
            }
            else if (lower[i] != ',' || !IsGroup(lower, i + 1)) break;
            i++;
        }
        if (i + 1 < lower.Length && lower[i] == '.' && char.IsAsciiDigit(lower[i + 1])) value += ReadFraction(lower, ref i);
        return new NumeralPart(i, value, null, false);
    }

    private static decimal ReadFraction(string lower, ref int i)
    {
        decimal fraction = 0, weight = 1;
        for (i++; i < lower.Length && char.IsAsciiDigit(lower[i]); i++)
        {
            if (weight < 0.0000001m) continue;
            weight /= 10;
            fraction += (lower[i] - '0') * weight;
        }
        return fraction;
    }

    /// <summary>Exactly three digits follow: the comma before them separates thousands.</summary>
    private static bool IsGroup(string lower, int at)
    {
        for (var i = at; i < at + 3; i++)
            if (i >= lower.Length || !char.IsAsciiDigit(lower[i])) return false;
        return at + 3 >= lower.Length || !char.IsAsciiDigit(lower[at + 3]);
    }
}

/// <summary>A numeral without its magnitude words.</summary>
internal readonly record struct NumeralPart(int End, decimal Value, decimal? Upper, bool Approx);
