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
        if (Dotted(text, at, hour) is { } beside) return beside;
        return AmPm(text, hour.End) is { } half && hour.Value is >= 1 and <= 12 ? Clock(at, half.End, hour, 0, null, half.Part) : null;
    }

    /// <summary>tmrw 9.30, monday 2.15: with a dot only next to a day or behind "at", and only five minutes apart, so that no sum or version is one.</summary>
    private static Piece? Dotted(TimeText text, int at, SmallNumber hour)
    {
        if (text.Annotates || text.At(hour.End) != '.' || SmallNumber.ReadDigits(text, hour.End + 1) is not { Digits: 2, Value: < 60 } minute
            || minute.Value % 5 != 0 || hour.Value == 0)
        {
            return null;
        }
        if (char.IsAsciiLetterOrDigit(text.At(minute.End)) || text.At(minute.End) is '%' or '.' or '/' or >= (char)0x80
            || (text.At(minute.End) is '.' or ',' && char.IsAsciiDigit(text.At(minute.End + 1))))
        {
            return null;
        }
        if (at < 2 || text.At(at - 1) != ' ' || !char.IsAsciiLetter(text.At(at - 2)) && text.At(at - 2) != ',') return null;
        var led = text.Follows(at, TimeContext.HourLead) || text.At(at - 2) == 't' && text.At(at - 3) == 'a' && !char.IsAsciiLetter(text.At(at - 4));
        var next = text.Spaces(minute.End);
        foreach (var unit in Units)
        {
            if (text.Says(next, unit)) return null;
        }

        return new Piece(at, minute.End) { Clock = new ClockExpression(hour.Value, minute.Value, null, PartOfDay.None, hour.Padded || hour.Value >= 13), Weak = !led };
    }

    private static readonly string[] Units = ["usd", "eur", "gbp", "dollars", "euros", "each", "per", "a unit", "k ", "m ", "percent", "pct", "days", "hours", "weeks", "cents", "million"];

    private static Piece? WithMinutes(TimeText text, int at, SmallNumber hour)
    {
        if (SmallNumber.ReadDigits(text, hour.End + 1) is not { Digits: 2, Value: < 60 } minute || text.At(minute.End) is '%') return null;
        int? second = null;
        var end = minute.End;
        if (text.At(end) == ':' && char.IsAsciiDigit(text.At(end + 1)))
        {
            if (SmallNumber.ReadDigits(text, end + 1) is not { Digits: 2, Value: < 60 } seconds) return null;
            (second, end) = (seconds.Value, seconds.End);
        }
        if (text.At(end) is '分' && text.At(end + 1) is not '钟') end++;
        if (AmPm(text, end) is { } half) return Clock(at, half.End, hour, minute.Value, second, half.Part);
        return char.IsAsciiLetterOrDigit(text.At(end)) ? null : Clock(at, end, hour, minute.Value, second, PartOfDay.None);
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
