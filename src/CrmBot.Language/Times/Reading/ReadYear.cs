using CrmBot.Language.Numbers;

namespace CrmBot.Language.Times.Reading;

/// <summary>A year as said: a number, or counted from this one.</summary>
internal readonly record struct SaidYear(int? Year, int? Shift, int End);

/// <summary>Reads years: 2026年, 27年, 二零零四年, 两千年, 明年, 2026, two thousand.</summary>
internal static class ReadYear
{
    /// <summary>A year that says it is one: 年, 明年.</summary>
    public static SaidYear? Marked(TimeText text, int at)
    {
        if (text.Word(TimeWord.YearWord, at) is { } word) return new SaidYear(null, word.Value, word.End);
        if (text.At(at) is '公' && text.Says(at, "公元")) at += 2;
        return Digits(text, at) ?? Chinese(text, at);
    }

    private static SaidYear? Digits(TimeText text, int at)
    {
        if (!char.IsAsciiDigit(text.At(at)) || char.IsAsciiLetterOrDigit(text.At(at - 1)) || text.At(at - 1) == '.') return null;
        var end = at;
        while (end < at + 5 && char.IsAsciiDigit(text.At(end))) end++;
        var after = text.Spaces(end);
        if (text.At(after) != '年' || (after > end && end - at < 4)) return null;
        var value = int.Parse(text.Lower.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture);
        return (end - at) switch
        {
            4 when value is >= 1900 and <= 2199 => new SaidYear(value, null, after + 1),
            2 when IsShortYear(text, value, text.At(at) == '0', after + 1) => new SaidYear(Calendars.FullYear(value), null, after + 1),
            _ => null,
        };
    }

    /// <summary>27年 is a year when it is padded, near the present one, long ago, or followed by a part of a year; else an amount.</summary>
    private static bool IsShortYear(TimeText text, int value, bool padded, int after) =>
        padded || value >= 50 || Math.Abs(2000 + value - text.Year) <= 3 && !IsAmountNext(text, after) || IsPartNext(text, after);

    private static bool IsAmountNext(TimeText text, int after) => text.Starts(after, TimeContext.YearAmountFollower);

    private static bool IsPartNext(TimeText text, int after) =>
        SmallNumber.Read(text, after) is { } month && text.At(month.End) == '月' || text.Word(TimeWord.Half, after) is not null
        || text.At(after) is '底' or '初' or '末' || text.At(after) == 'q' || text.At(after) == '第' || text.Says(after, "年底")
            || text.Says(after, "年初");

    private static SaidYear? Chinese(TimeText text, int at)
    {
        if (text.Says(at, "两千年") || text.Says(at, "二千年")) return new SaidYear(2000, null, at + 3);
        var (end, value) = (at, 0);
        while (end < at + 4 && ChineseDigits.Digit(text.At(end)) is >= 0 and var digit
            && text.At(end) is not ('两' or '俩' or '仨')) (end, value) = (end + 1, value * 10 + digit);
        if (text.At(end) != '年' || ChineseDigits.Digit(text.At(at - 1)) >= 0) return null;
        return (end - at) switch
        {
            4 when value is >= 1900 and <= 2199 => new SaidYear(value, null, end + 1),
            // 三五年 is a few years; 九五年 and 零八年 are years.
            2 when value / 10 is 0 or >= 6 && value % 10 != value / 10 + 1 => new SaidYear(Calendars.FullYear(value), null, end + 1),
            _ => null,
        };
    }

    /// <summary>A year of four digits without a mark, standing alone.</summary>
    public static SaidYear? Bare(TimeText text, int at)
    {
        if (text.Says(at, "two thousand") && !char.IsAsciiLetter(text.At(at + 12))) return Words(text, at);
        if (text.Says(at, "nineteen") || text.Says(at, "twenty")) return Words(text, at);
        if (!char.IsAsciiDigit(text.At(at)) || char.IsAsciiLetterOrDigit(text.At(at - 1))) return null;
        for (var i = 1; i < 4; i++)
            if (!char.IsAsciiDigit(text.At(at + i))) return null;
        if (char.IsAsciiLetterOrDigit(text.At(at + 4))) return null;
        var year = int.Parse(text.Lower.AsSpan(at, 4), System.Globalization.CultureInfo.InvariantCulture);
        return year is >= 1900 and <= 2099 ? new SaidYear(year, null, at + 4) : null;
    }

    /// <summary>nineteen hundred ninety three, two thousand and five, twenty twenty-six.</summary>
    private static SaidYear? Words(TimeText text, int at)
    {
        if (EnglishNumeral.Read(text.Lower, at) is not { } head) return null;
        var value = (int)Math.Min(head.Value, 9999);
        var next = text.Spaces(head.Span.End);
        if (value is 19 or 20 && EnglishNumeral.Read(text.Lower, next) is { Value: >= 10 and < 100 } tail)
            return new SaidYear(value * 100 + (int)tail.Value, null, tail.Span.End);
        return value is >= 1900 and <= 2099 ? new SaidYear(value, null, head.Span.End) : null;
    }
}
