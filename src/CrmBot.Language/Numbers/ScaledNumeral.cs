using CrmBot.Language.Text;
using static CrmBot.Language.Numbers.ChineseDigits;

namespace CrmBot.Language.Numbers;

/// <summary>Adds magnitude words to a numeral: 80多万, 1.2个亿, 3万5, 一亿两千万, 120k.</summary>
internal static class ScaledNumeral
{
    public static Numeral? Read(string lower, int at, NumeralPart? head, NumeralScript script)
    {
        if (head is not { } part) return null;
        decimal total = 0, last = 0, scale = 1;
        decimal? upper = null;
        var approx = false;
        var end = at;
        while (true)
        {
            var (next, more) = ReadMore(lower, part.End);
            var (factor, afterScale) = Magnitude(lower, next, script);
            if (last > 0 && (factor >= last || (factor == 1 && !CountsAlone(lower, part, last)))) break;
            if (factor == 1) (next, afterScale) = (part.End, part.End);
            approx |= more && factor > 1;
            if (part.Upper is { } high) upper = total + high * factor;
            total += part.Value * (factor == 1 && last > 0 ? Shorthand(lower, part, last) : factor);
            end = factor == 1 ? part.End : afterScale;
            scale = Math.Max(scale, factor);
            if (factor == 1 || upper is not null) break;
            last = factor;
            if (Part(lower, end) is not { } following) break;
            part = following;
        }
        // 五千 is written without 万 or 亿, and still names a magnitude.
        if (scale == 1 && script == NumeralScript.Chinese && lower.AsSpan(at, end - at).Contains('千')) scale = 1000;
        if (scale > 1 || script == NumeralScript.Chinese || At(lower, end) is '多' or '来')
            (end, approx) = ReadTail(lower, end, approx, scale > 1 || total >= 10);
        return new Numeral(TextSpan.Between(at, end), total, upper, approx && upper is null, script, scale);
    }

    private static NumeralPart? Part(string lower, int at) => at >= lower.Length ? null
        : char.IsAsciiDigit(lower[at]) ? NumeralReader.ReadDigits(lower, at)
        : IsSurname(lower, at) ? null
        : Digit(lower[at]) >= 0 ? ChineseSection.Read(lower, lower[at] is '零' && Digit(At(lower, at + 1)) > 0 ? at + 1 : at) : null;

    /// <summary>22.8万陆厂长: the capital numerals of a cheque are surnames where no capital unit follows.</summary>
    private static bool IsSurname(string lower, int at) => lower[at] is '陆' or '伍' && At(lower, at + 1) is not ('拾' or '佰' or '仟' or '万' or '亿' or '元' or '圆' or '整');

    private static (int End, bool More) ReadMore(string lower, int at) =>
        lower.AsSpan(at).StartsWith("出头") && At(lower, at + 2) is '万' or '亿' ? (at + 2, true)
        : At(lower, at) is '来' or '多' or '余' && Magnitude(lower, at + 1, NumeralScript.Chinese).Factor > 1 ? (at + 1, true)
        : At(lower, at) == '几' && Magnitude(lower, at + 1, NumeralScript.Chinese).Factor > 1 ? (at + 1, true) : (at, false);

    private static (int End, bool Approx) ReadTail(string lower, int end, bool approx, bool large)
    {
        if (!large) return (end, approx);
        if (At(lower, end) is '多' or '余' or '来' && !At(lower, end + 1).Equals('自')) return (end + 1, true);
        return string.CompareOrdinal(lower, end, "出头", 0, 2) != 0 ? (end, approx)
            : (end + 2, true);
    }

    /// <summary>3万5 is 35000: one digit with nothing to count behind it.</summary>
    private static bool CountsAlone(string lower, NumeralPart part, decimal last) =>
        part.Upper is null && part.Value is > 0 and < 10 && decimal.Truncate(part.Value) == part.Value && last >= 1000
            ? !IsCounted(At(lower, part.End))
            : part.Value >= 10 && part.Value < last && last >= 10000 && !IsCounted(At(lower, part.End))
                && (Digit(At(lower, part.End - 1)) >= 0 || Unit(At(lower, part.End - 1)) > 0);

    private static decimal Shorthand(string lower, NumeralPart part, decimal last) =>
        part.Value < 10 && lower[part.End - 2] is not '零' ? last / 10 : 1;

    /// <summary>Characters that show that the digit before them counts something of its own: 30万3个月, 12万2年.</summary>
    private static bool IsCounted(char c) =>
        char.IsAsciiDigit(c) || "个天日号月年周小点分时刻台件套次单条家人期成折%倍级星楼机位度-~到至./:折批名种份组".Contains(c, StringComparison.Ordinal);

    private static (decimal Factor, int End) Magnitude(string lower, int at, NumeralScript script)
    {
        if (At(lower, at) == '个' && At(lower, at + 1) is '亿' or '万'
            || (At(lower, at) == '个' && At(lower, at + 1) == 'w' && !char.IsAsciiLetter(At(lower, at + 2))))
            at++;
        switch (At(lower, at))
        {
            case '亿': return (100_000_000m, at + 1);
            case '万': return At(lower, at + 1) == '亿' ? (1_000_000_000_000m, at + 2) : (10_000m, at + 1);
            case '千': return At(lower, at + 1) == '万' ? (10_000_000m, at + 2) : (1_000m, at + 1);
            case '百': return At(lower, at + 1) == '万' ? (1_000_000m, at + 2) : script == NumeralScript.Digits ? (100m, at + 1) : (1, at);
        }
        return script == NumeralScript.Chinese && At(lower, at) != 'w' ? (1, at) : LatinMagnitude.Read(lower, at);
    }
}
