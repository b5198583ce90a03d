using CrmBot.Language.Numbers;

namespace CrmBot.Language.Times.Reading;

/// <summary>Whole numbers up to 99 as clocks and calendars use them: 7, 07, 十二, 二十三, twenty-six.</summary>
internal readonly record struct SmallNumber(int Value, int End, int Digits, bool Padded)
{
    /// <summary>Arabic or Chinese.</summary>
    public static SmallNumber? Read(TimeText text, int at)
    {
        if (char.IsAsciiDigit(text.At(at))) return ReadDigits(text, at);
        return ReadChinese(text, at);
    }

    public static SmallNumber? ReadDigits(TimeText text, int at)
    {
        if (!char.IsAsciiDigit(text.At(at)) || char.IsAsciiDigit(text.At(at - 1))) return null;
        var end = at + 1;
        if (char.IsAsciiDigit(text.At(end))) end++;
        if (char.IsAsciiDigit(text.At(end))) return null;
        var value = end - at == 1 ? text.At(at) - '0' : (text.At(at) - '0') * 10 + text.At(at + 1) - '0';
        return new SmallNumber(value, end, end - at, end - at == 2 && text.At(at) == '0');
    }

    public static SmallNumber? ReadChinese(TimeText text, int at)
    {
        var first = ChineseDigits.Digit(text.At(at));
        if (text.At(at) is '俩' or '仨') return null;
        if (text.At(at) == '廿') return Tens(text, at, 2, at + 1);
        if (text.At(at) == '十') return Tens(text, at, 1, at + 1);
        if (first < 0) return null;
        if (text.At(at + 1) == '十') return first is 0 ? null : Tens(text, at, first, at + 2);
        return new SmallNumber(first, at + 1, 1, first == 0);
    }

    private static SmallNumber Tens(TimeText text, int at, int tens, int next)
    {
        var ones = ChineseDigits.Digit(text.At(next));
        return ones > 0 && text.At(next) is not ('俩' or '仨') && text.At(next + 1) != '十'
            ? new SmallNumber(tens * 10 + ones, next + 1, 2, false)
            : new SmallNumber(tens * 10, next, next - at, false);
    }

    private static readonly string[] Ordinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    /// <summary>15th, 1st, twenty fourth.</summary>
    public static SmallNumber? ReadOrdinal(TimeText text, int at)
    {
        if (ReadDigits(text, at) is { } number)
        {
            var end = text.At(number.End) == ' ' && text.Says(number.End + 1, "th") ? number.End + 1 : number.End;
            return text.Says(end, "st") || text.Says(end, "nd") || text.Says(end, "rd") || text.Says(end, "th")
                ? Whole(text, number with { End = end + 2 })
                : null;
        }
        return text.IsWordStart(at) ? ReadOrdinalWord(text, at) : null;
    }

    private static SmallNumber? ReadOrdinalWord(TimeText text, int at)
    {
        if (text.At(at) is not ('f' or 's' or 't' or 'n' or 'e')) return null;   // no ordinal starts with another letter
        var tens = text.Says(at, "twenty") ? 20 : text.Says(at, "thirty") ? 30 : 0;
        var next = tens > 0 && text.At(at + 6) is ' ' or '-' ? at + 7 : at;
        if (text.Says(at, "thirtieth")) return Whole(text, new SmallNumber(30, at + 9, 2, false));
        for (var i = (tens > 0 ? 9 : Ordinals.Length) - 1; i >= 0; i--)
            if ((tens == 0 || next > at) && text.Says(next, Ordinals[i])
                && Whole(text, new SmallNumber(tens + i + 1, next + Ordinals[i].Length, 2, false)) is { } found)
                return found;
        return null;
    }

    private static SmallNumber? Whole(TimeText text, SmallNumber number) => char.IsAsciiLetterOrDigit(text.At(number.End)) ? null : number;
}
