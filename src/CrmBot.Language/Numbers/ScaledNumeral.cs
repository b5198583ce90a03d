using CrmBot.Language.Text;
using static CrmBot.Language.Numbers.ChineseDigits;

namespace CrmBot.Language.Numbers;

/// <summary>Adds magnitude words to a numeral: 80多万, 1.2个亿, 3万5, 一亿两千万, 120k.</summary>
internal static class ScaledNumeral
{
    public static Numeral? Read(string lower, int at, NumeralPart? head, NumeralScript script)
    {
        if (head is not { } part) return null;
        var sum = new ScaledSum(at, script);
        while (sum.Add(lower, part) && PartAt(lower, sum.End) is { } following) part = following;
        return Closed(lower, at, sum, script);
    }

    /// <summary>The sum with what is said behind it: 30万多, 三千来块, 五万出头.</summary>
    private static Numeral Closed(string lower, int at, in ScaledSum sum, NumeralScript script)
    {
        var (end, approx, scale) = (sum.End, sum.Approx, sum.Scale);
        // 五千 is written without 万 or 亿, and still names a magnitude.
        if (scale == 1 && script == NumeralScript.Chinese && lower.AsSpan(at, end - at).Contains('千')) scale = 1000;
        var isLarge = scale > 1 || sum.Total >= 10;
        if (isLarge && (scale > 1 || script == NumeralScript.Chinese || At(lower, end) is '多' or '来'))
            (end, approx) = ReadTail(lower, end, approx);
        return new Numeral(TextSpan.Between(at, end), sum.Total, sum.Upper, approx && sum.Upper is null, script, scale);
    }

    private static NumeralPart? PartAt(string lower, int at)
    {
        if (at >= lower.Length) return null;
        if (char.IsAsciiDigit(lower[at])) return NumeralReader.ReadDigits(lower, at);
        if (IsSurname(lower, at) || Digit(lower[at]) < 0) return null;
        return ChineseSection.Read(lower, lower[at] is '零' && Digit(At(lower, at + 1)) > 0 ? at + 1 : at);
    }

    /// <summary>22.8万陆厂长: the capital numerals of a cheque are surnames where no capital unit follows.</summary>
    private static bool IsSurname(string lower, int at) =>
        lower[at] is '陆' or '伍' && At(lower, at + 1) is not ('拾' or '佰' or '仟' or '万' or '亿' or '元' or '圆' or '整');

    private static (int End, bool Approx) ReadTail(string lower, int end, bool approx)
    {
        if (At(lower, end) is '多' or '余' or '来' && At(lower, end + 1) != '自') return (end + 1, true);
        return string.CompareOrdinal(lower, end, "出头", 0, 2) == 0 ? (end + 2, true) : (end, approx);
    }
}
