namespace CrmBot.Language.Times.Reading;

/// <summary>Reads clocks in digits: 9:30, 17:55:23, 3pm, 8.30 p.m.</summary>
internal static class ReadDigitalClock
{
    public static Piece? Read(TimeText text, int at)
    {
        if (SmallNumber.ReadDigits(text, at) is not { Value: <= 24 } hour
            || text.At(at - 1) is '.' or ':' or '$' or '¥' or '€' or '£' or '#' or '_')
            return null;
        if (text.At(at - 1) is '/' or '-' && char.IsAsciiDigit(text.At(at - 2)) && text.At(hour.End) != ':' && AmPm(text, hour.End) is null)
            return null;
        if (text.At(hour.End) == ':') return WithMinutes(text, at, hour);
        if (text.At(hour.End) == '.' && SmallNumber.ReadDigits(text, hour.End + 1) is { Digits: 2, Value: < 60 } minute
            && AmPm(text, minute.End) is { } dotted)
            return Clock(at, dotted.End, hour, minute.Value, null, dotted.Part);
        return AmPm(text, hour.End) is { } half && hour.Value is >= 1 and <= 12 ? Clock(at, half.End, hour, 0, null, half.Part) : null;
    }

    private static Piece? WithMinutes(TimeText text, int at, SmallNumber hour)
    {
        if (SmallNumber.ReadDigits(text, hour.End + 1) is not { Digits: 2, Value: < 60 } minute || text.At(minute.End) is '%') return null;
        int? second = null;
        var end = minute.End;
        if (text.At(end) == ':')
        {
            if (SmallNumber.ReadDigits(text, end + 1) is not { Digits: 2, Value: < 60 } seconds) return null;
            (second, end) = (seconds.Value, seconds.End);
        }
        if (text.At(end) is '分' && text.At(end + 1) is not '钟') end++;
        if (AmPm(text, end) is { } half) return Clock(at, half.End, hour, minute.Value, second, half.Part);
        return char.IsAsciiLetterOrDigit(text.At(end))
            || text.At(end) == ':' ? null : Clock(at, end, hour, minute.Value, second, PartOfDay.None);
    }

    /// <summary>am, p.m., p behind the number.</summary>
    public static (PartOfDay Part, int End)? AmPm(TimeText text, int at)
    {
        var next = text.Spaces(at);
        if (text.Word(TimeWord.AmPm, next) is not { } half) return null;
        // A single p or "a m" needs to touch the number or be spelled apart on purpose.
        if (half.End - next == 1 && next != at) return null;
        return char.IsAsciiLetterOrDigit(text.At(half.End)) ? null : ((PartOfDay)half.Value, half.End);
    }

    private static Piece Clock(int at, int end, SmallNumber hour, int minute, int? second, PartOfDay part) => new(at, end)
    {
        Clock = new ClockExpression(hour.Value, minute, second, hour.Value > 12 ? PartOfDay.None : part, hour.Padded
            || hour.Value is 0 or >= 13),
    };
}
