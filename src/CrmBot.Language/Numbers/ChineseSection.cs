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
        return end - at == 2 && text[at] is '零' or '〇' ? new NumeralPart(end, value, null, false)
            : ReadPoint(text, end, value, null) ?? new NumeralPart(end, value, null, false);
    }

    /// <summary>两三, 三五, 七八: rising neighbours (三五 is the one pair two apart).</summary>
    private static bool IsPair(string text, int at)
    {
        int low = Digit(text[at]), high = Digit(text[at + 1]);
        return low > 0 && (high == low + 1 || (low == 3 && high == 5));
    }

    private static NumeralPart? ReadUnits(string text, int at)
    {
        decimal value = 0;
        decimal? upper = null;
        var i = at;
        var last = 10000;
        while (i < text.Length)
        {
            if (text[i] is '零' or '〇' && i > at) { i++; continue; }
            var first = Digit(text[i]);
            if (first < 0 && Unit(text[i]) != 10) break;
            var second = first > 0 && i + 1 < text.Length && IsPair(text, i) ? Digit(text[i + 1]) : -1;
            var unitAt = first < 0 ? i : second < 0 ? i + 1 : i + 2;
            var unit = Unit(At(text, unitAt));
            if (unit >= last || (unit == 0 && second >= 0 && last == 10000)) break;
            var digit = first < 0 ? 1 : first;
            // 一百五 is 150, 一百零五 is 105.
            var weight = unit > 0 ? unit : last < 10000 && text[i - 1] is not ('零' or '〇') && last > 10 ? Shorthand(text, i + 1, last) : 1;
            if (second >= 0) upper = value + second * weight;
            value += digit * weight;
            i = unit > 0 ? unitAt + 1 : second < 0 ? i + 1 : i + 2;
            last = unit;
            if (unit == 0 || second >= 0) break;
        }
        if (i == at) return Large(text, at);
        // 十几 is ten to twenty; 十几二十 says so twice.
        if (At(text, i) == '几' && last == 10)
            return new NumeralPart(text.AsSpan(i + 1).StartsWith("二十") && value == 10 ? i + 3 : i + 1, value, value + 10, false);
        return ReadPoint(text, i, value, upper) ?? new NumeralPart(i, value, upper, false);
    }

    /// <summary>近百万, 上千万, 百万级: the magnitude alone is the number, where a word beside it shows that one is meant (千万别 is none).</summary>
    private static NumeralPart? Large(string text, int at)
    {
        if (Unit(text[at]) < 100 || At(text, at + 1) is not ('万' or '亿')) return null;
        var shown = At(text, at - 1) is '近' or '上' or '过' or '超' or '约' or '小' or '到'
            || At(text, at + 2) is '级' or '元' or '块' or '以' or '左';
        return shown ? new NumeralPart(at + 1, Unit(text[at]), null, false) : null;
    }

    private static int Shorthand(string text, int next, int last) => Unit(At(text, next)) > 0 ? 1 : last / 10;

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
