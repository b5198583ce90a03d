namespace CrmBot.Language.Times.Reading;

/// <summary>Reads clocks in digits: 9:30, 17:55:23, 3pm, 8.30 p.m.</summary>
internal static class ReadDigitalClock
{
    public static Piece? Read(TimeText text, int at)
    {
        if (SmallNumber.ReadDigits(text, at) is not { Value: <= 24 } hour
            || text.At(at - 1) is '.' or ':' or '$' or '¥' or '€' or '£' or '#' or '_')
            return null;
        if (text.At(hour.End) == ':') return WithMinutes(text, at, hour);
        var half = AmPm(text, hour.End);
        if (half is null && text.At(at - 1) is '/' or '-' && char.IsAsciiDigit(text.At(at - 2))) return null;
        if (text.At(hour.End) == '.' && Dotted(text, at, hour) is { } dotted) return dotted;
        return half is { } said && hour.Value is >= 1 and <= 12 ? Clock(at, said.End, hour, 0, null, said.Part) : null;
    }

    /// <summary>8.30 p.m.; tmrw 9.30.</summary>
    private static Piece? Dotted(TimeText text, int at, SmallNumber hour)
    {
        if (SmallNumber.ReadDigits(text, hour.End + 1) is not { Digits: 2, Value: < 60 } minute) return null;
        if (AmPm(text, minute.End) is { } half) return Clock(at, half.End, hour, minute.Value, null, half.Part);
        return text.Annotates ? null : BesideDay(text, at, hour, minute);
    }

    /// <summary>
    /// tmrw 9.30, monday 2.15: with a dot only next to a day or behind "at", and only five minutes apart, so that no sum or version is
    /// one.
    /// </summary>
    private static Piece? BesideDay(TimeText text, int at, SmallNumber hour, SmallNumber minute)
    {
        if (minute.Value % 5 != 0 || hour.Value == 0 || GoesOn(text, minute.End) || !IsBehindWord(text, at)) return null;
        if (IsMeasured(text, text.Spaces(minute.End))) return null;
        return new Piece(at, minute.End)
        {
            Clock = new ClockExpression(hour.Value, minute.Value, null, PartOfDay.None, hour.Padded || hour.Value >= 13),
            Weak = !text.Follows(at, TimeContext.HourLead) && !IsBehindAt(text, at),
        };
    }

    /// <summary>9.30%, 9.30.1, 9.30台: more of the number, or what it counts.</summary>
    private static bool GoesOn(TimeText text, int end) =>
        char.IsAsciiLetterOrDigit(text.At(end)) || text.At(end) is '%' or '.' or '/' or >= (char)0x80
        || (text.At(end) == ',' && char.IsAsciiDigit(text.At(end + 1)));

    private static bool IsBehindWord(TimeText text, int at) =>
        at >= 2 && text.At(at - 1) == ' ' && (char.IsAsciiLetter(text.At(at - 2)) || text.At(at - 2) == ',');

    private static bool IsBehindAt(TimeText text, int at) =>
        text.At(at - 2) == 't' && text.At(at - 3) == 'a' && !char.IsAsciiLetter(text.At(at - 4));

    private static readonly string[] Units =
    [
        "usd", "eur", "gbp", "dollars", "euros", "each", "per", "a unit", "k ", "m ", "percent", "pct", "days", "hours", "weeks", "cents",
        "million",
    ];

    /// <summary>9.30 usd, 2.15 per unit.</summary>
    private static bool IsMeasured(TimeText text, int at)
    {
        foreach (var unit in Units)
            if (text.Says(at, unit)) return true;
        return false;
    }

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
