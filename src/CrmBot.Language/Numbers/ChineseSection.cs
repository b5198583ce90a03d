using static CrmBot.Language.Numbers.ChineseDigits;

namespace CrmBot.Language.Numbers;

/// <summary>Reads a Chinese numeral below 10,000: 一百二十, 两点五, 三五十, 十几, 二零二六.</summary>
internal static class ChineseSection
{
    public static NumeralPart? Read(string text, int at)
    {
        if (text[at] is '俩' or '仨') return new NumeralPart(at + 1, Digit(text[at]), null, false);
        if (text[at] == '半') return new NumeralPart(at + 1, 0.5m, null, false);
        if (text[at] == '廿') return ReadAfterTwenty(text, at);
        return ReadRow(text, at) ?? ReadUnits(text, at);
    }

    private static NumeralPart ReadAfterTwenty(string text, int at) => Digit(At(text, at + 1)) > 0
        ? new NumeralPart(at + 2, 20 + Digit(text[at + 1]), null, false)
        : new NumeralPart(at + 1, 20, null, false);

    /// <summary>Digits read out one by one: 二零二六, 五五. Two rising digits before a unit are a range and read elsewhere.</summary>
    private static NumeralPart? ReadRow(string text, int at)
    {
        var end = at;
        decimal value = 0;
        while (end < text.Length && end - at < 12 && Digit(text[end]) >= 0 && text[end] is not ('俩' or '仨'))
            value = value * 10 + Digit(text[end++]);
        if (end - at < 2 || Unit(At(text, end)) > 0) return null;
        if (end - at == 2 && IsPair(text, at)) return new NumeralPart(end, Digit(text[at]), Digit(text[at + 1]), false);
        return end - at == 2 && IsZero(text[at]) ? new NumeralPart(end, value, null, false)
            : ReadPoint(text, end, value, null) ?? new NumeralPart(end, value, null, false);
    }

    /// <summary>两三, 三五, 七八: rising neighbours (三五 is the one pair two apart).</summary>
    internal static bool IsPair(string text, int at)
    {
        int low = Digit(text[at]), high = Digit(text[at + 1]);
        return low > 0 && (high == low + 1 || (low == 3 && high == 5));
    }

    /// <summary>Places from the highest down: 三千五百二十, 一百零五, 两三百.</summary>
    private static NumeralPart? ReadUnits(string text, int at)
    {
        decimal value = 0;
        decimal? upper = null;
        var (end, last) = (at, ChinesePlace.AboveAll);
        while (end < text.Length)
        {
            if (IsZero(text[end]) && end > at) { end++; continue; }
            if (ChinesePlace.Read(text, end) is not { } place || !place.FitsBelow(last)) break;
            var weight = place.Weight(text, end, last);
            if (place.Second is { } second) upper = value + second * weight;
            value += place.Digit * weight;
            (end, last) = (place.End, place.Unit);
            if (place.IsLast) break;
        }
        if (end == at) return Large(text, at);
        return last == 10 && At(text, end) == '几' ? Teens(text, end, value)
            : ReadPoint(text, end, value, upper) ?? new NumeralPart(end, value, upper, false);
    }

    /// <summary>十几 is ten to twenty; 十几二十 says so twice.</summary>
    private static NumeralPart Teens(string text, int at, decimal value) =>
        new(text.AsSpan(at + 1).StartsWith("二十") && value == 10 ? at + 3 : at + 1, value, value + 10, false);

    /// <summary>近百万, 上千万, 百万级: the magnitude alone is the number, where a word beside it shows that one is meant (千万别 is none).</summary>
    private static NumeralPart? Large(string text, int at)
    {
        if (Unit(text[at]) < 100 || At(text, at + 1) is not ('万' or '亿')) return null;
        var shown = At(text, at - 1) is '近' or '上' or '过' or '超' or '约' or '小' or '到'
            || At(text, at + 2) is '级' or '元' or '块' or '以' or '左';
        return shown ? new NumeralPart(at + 1, Unit(text[at]), null, false) : null;
    }


    private static NumeralPart? ReadPoint(string text, int at, decimal value, decimal? upper)
    {
        if (At(text, at) != '点' || Digit(At(text, at + 1)) < 0 || upper is not null) return null;
        decimal weight = 1;
        var i = at + 1;
        for (; Digit(At(text, i)) >= 0 && i < at + 8; i++) value += Digit(text[i]) * (weight /= 10);
        // 两点十分 is a clock; 两点五 only counts as a decimal when something to count follows, which the caller checks.
        return Unit(At(text, i)) == 10 ? null : new NumeralPart(i, value, null, false);
    }
}
