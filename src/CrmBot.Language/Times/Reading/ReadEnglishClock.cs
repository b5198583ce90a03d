using CrmBot.Language.Numbers;

namespace CrmBot.Language.Times.Reading;

/// <summary>Reads clocks in words: half past three, 20 min past eight, 3 o'clock, noon, at 4, nine thirty.</summary>
internal static class ReadEnglishClock
{
    public static Piece? Read(TimeText text, int at)
    {
        if (Fixed(text, at) is { } named) return named;
        if (text.Says(at, "at ") && text.IsWordStart(at) && Hour(text, text.Spaces(at + 3)) is { } hour) return At(text, at, hour);
        if (text.At(at) == '@' && Hour(text, text.Spaces(at + 1)) is { } marked) return At(text, at, marked);
        return HalfHour(text, at) ?? Past(text, at) ?? Hourly(text, at);
    }

    /// <summary>at half 3, half four tomorrow: the British half past.</summary>
    private static Piece? HalfHour(TimeText text, int at)
    {
        var led = text.Says(at, "at half ");
        if ((!led && !text.Says(at, "half ")) || text.Annotates || !text.IsWordStart(at)) return null;
        if (Hour(text, led ? at + 8 : at + 5) is not { } hour || (!led && !IsClauseEnd(text, hour.End))) return null;
        return char.IsAsciiLetterOrDigit(text.At(hour.End)) || text.At(hour.End) is '%' or '.' or ':' ? null
            : new Piece(at, hour.End) { Clock = new ClockExpression(hour.Value, 30) };
    }

    private static Piece? Fixed(TimeText text, int at)
    {
        if (text.Says(at, "12 noon") || text.Says(at, "12noon")) return Whole(text, at, text.Says(at, "12 noon") ? at + 7 : at + 6, 12);
        if (text.Says(at, "12 midnight")) return Whole(text, at, at + 11, 0);
        return text.Says(at, "midnight") ? Whole(text, at, at + 8, 0) : null;
    }

    private static Piece? Whole(TimeText text, int at, int end, int hour) =>
        text.IsEdge(at) && text.IsEdge(end) ? new Piece(at, end) { Clock = new ClockExpression(hour, Exact: true) } : null;

    /// <summary>A number up to 12 in digits or words.</summary>
    public static SmallNumber? Hour(TimeText text, int at)
    {
        if (SmallNumber.ReadDigits(text, at) is { Value: >= 1 and <= 12 } digits) return digits;
        return text.IsWordStart(at) && EnglishNumeral.Read(text.Lower, at) is { Value: >= 1 and <= 12, Scale: 1 } word
            ? new SmallNumber((int)word.Value, word.Span.End, 1, false)
            : null;
    }

    /// <summary>at 4, at seven twenty-seven: not at 5 customers, at 10%.</summary>
    private static Piece? At(TimeText text, int at, SmallNumber hour)
    {
        if (IsOtherNumber(text, hour.End) || IsOtherClock(text, at, hour.End)) return null;
        if (Minutes(text, hour.End) is { } exact)
            return new Piece(at, exact.End) { Clock = new ClockExpression(hour.Value, exact.Value, Exact: hour.Padded) };
        var next = text.Spaces(hour.End);
        if (IsCounted(text, next) || char.IsAsciiLetter(text.At(hour.End)) || (text.At(hour.End) >= 0x80 && text.At(at) != '@'))
            return null;
        return Until(text, at, next, hour) ?? Bare(at, hour);
    }

    private static Piece Bare(int at, SmallNumber hour) =>
        new(at, hour.End) { Clock = new ClockExpression(hour.Value, Exact: hour.Padded) };

    /// <summary>at 5:30, at 10%, at 3.5, at 4/5, at 5k.</summary>
    private static bool IsOtherNumber(TimeText text, int end) =>
        text.At(end) is ':' or '%' or '.' or ',' && char.IsAsciiDigit(text.At(end + 1)) || text.At(end) is '/' or '-' or 'k' or '%';

    /// <summary>at 3 pm, at 10 past seven, at 3 o'clock: read by another reader.</summary>
    private static bool IsOtherClock(TimeText text, int at, int end) => ReadDigitalClock.AmPm(text, end) is not null
        || Past(text, text.Spaces(at + 3)) is not null || Hourly(text, text.Spaces(at + 3)) is not null;

    /// <summary>at 5 customers: the number counts what follows.</summary>
    private static bool IsCounted(TimeText text, int at)
    {
        var end = at;
        while (char.IsAsciiLetter(text.At(end))) end++;
        var word = text.Lower.AsSpan(at, end - at);
        return word.EndsWith("s") && word is not ("is" or "pls" or "as" or "this" or "'s" or "mins")
            || text.Starts(at, TimeContext.NotHourFollower);
    }

    /// <summary>at 4 to 6.</summary>
    private static Piece? Until(TimeText text, int at, int next, SmallNumber hour) =>
        text.Word(TimeWord.Joiner, next) is { } joiner && Hour(text, text.Spaces(joiner.End)) is { } last && IsClauseEnd(text, last.End)
            ? Bare(at, hour) with { End = last.End, To = Bare(text.Spaces(joiner.End), last) } : null;

    /// <summary>twenty-seven, thirty, oh five behind an hour in words.</summary>
    private static SmallNumber? Minutes(TimeText text, int at)
    {
        if (text.At(at) is not (' ' or '-')) return null;
        if (!text.IsWordStart(at + 1) || EnglishNumeral.Read(text.Lower, at + 1) is not { Value: >= 10 and < 60, Scale: 1 } word)
            return null;
        return new SmallNumber((int)word.Value, word.Span.End, 2, false);
    }

    /// <summary>half past three, quarter to five, 20 min past eight, 15 past seven o'clock.</summary>
    private static Piece? Past(TimeText text, int at)
    {
        if (!text.IsEdge(at) || Count(text, at) is not { } count) return null;
        var unit = text.Spaces(count.End);
        var next = SkipMinutes(text, unit);
        var sign = Direction(text, next);
        if (sign == 0 || count.Value > 59 || (sign < 0 && !IsBeforeHour(text, at, count.Value, next > unit))) return null;
        next = text.Lower.IndexOf(' ', next) + 1;
        if (Hour(text, next) is not { } hour || text.At(hour.End) == ':') return null;
        var end = text.Says(text.Spaces(hour.End), "o'clock") ? text.Spaces(hour.End) + 7 : hour.End;
        // In words past the hour without am or pm: as the face shows it for 7-12, afternoon for 1-6 (rule 13).
        return WithHalf(text, at, end, hour.Value, sign * count.Value);
    }

    private static int SkipMinutes(TimeText text, int at) =>
        text.Says(at, "minutes ") ? at + 8 : text.Says(at, "mins ") ? at + 5 : text.Says(at, "min ") ? at + 4 : at;

    /// <summary>1 past the hour, -1 before it, 0 for neither.</summary>
    private static int Direction(TimeText text, int at) => text.Says(at, "past ") || text.Says(at, "after ") ? 1
        : text.Says(at, "to ") || text.Says(at, "till ") ? -1 : 0;

    /// <summary>ten to five, 10 minutes to five; 10 to 5 is a range, and 7 to 9 anything.</summary>
    private static bool IsBeforeHour(TimeText text, int at, int minutes, bool saidMinutes) =>
        minutes is 5 or 10 or 15 or 20 or 25 && (saidMinutes || !char.IsAsciiDigit(text.At(at)));

    private static SmallNumber? Count(TimeText text, int at)
    {
        if (text.Says(at, "half ")) return new SmallNumber(30, at + 4, 2, false);
        if (text.Says(at, "a quarter ")) return new SmallNumber(15, at + 9, 2, false);
        if (text.Says(at, "quarter ")) return new SmallNumber(15, at + 7, 2, false);
        if (SmallNumber.ReadDigits(text, at) is { } digits) return digits;
        return text.IsWordStart(at) && EnglishNumeral.Read(text.Lower, at) is { Value: >= 1 and < 60, Scale: 1 } word
            ? new SmallNumber((int)word.Value, word.Span.End, 2, false) : null;
    }

    /// <summary>3 o'clock, 11ish, seven thirty pm, nine thirty (weak: only next to a day).</summary>
    private static Piece? Hourly(TimeText text, int at)
    {
        if (Hour(text, at) is not { } hour) return null;
        var next = text.Spaces(hour.End);
        if (EndOfClockWord(text, hour.End, next) is { } end) return WithHalf(text, at, end, hour.Value, 0);
        if ((BeforePart(text, at, hour) ?? Led(text, at, hour)) is { } bare) return bare;
        if (!text.IsWordStart(at)) return null;
        var minutes = Minutes(text, hour.End);
        if (ReadDigitalClock.AmPm(text, minutes?.End ?? hour.End) is { } half)
            return new Piece(at, half.End) { Clock = new ClockExpression(hour.Value, minutes?.Value ?? 0, Part: half.Part) };
        return minutes is { } exact
            ? new Piece(at, exact.End) { Clock = new ClockExpression(hour.Value, exact.Value), Weak = !text.Annotates } : null;
    }

    /// <summary>o'clock, oclock, ish, -ish behind the hour.</summary>
    private static int? EndOfClockWord(TimeText text, int hourEnd, int next)
    {
        if (text.Says(next, "o'clock")) return next + 7;
        if (text.Says(next, "oclock") && text.IsEdge(next + 6)) return next + 6;
        if (text.Says(hourEnd, "ish") && text.IsEdge(hourEnd + 3)) return hourEnd + 3;
        return text.Says(hourEnd, "-ish") ? hourEnd + 4 : null;
    }

    /// <summary>by 5, before 5 tomorrow, thurs 10: a bare hour behind a bound word or a day, with nothing to count behind it.</summary>
    private static Piece? Led(TimeText text, int at, SmallNumber hour)
    {
        if (BehindDay(text, at, hour) is { } stretch) return stretch;
        var led = text.Follows(at, TimeContext.HourLead)
            || (!text.Annotates && text.At(hour.End) != '.' && text.Follows(at, TimeContext.HourDay));
        return led && IsClauseEnd(text, hour.End) ? Bare(at, hour) : null;
    }

    /// <summary>thurs 10-11.</summary>
    private static Piece? BehindDay(TimeText text, int at, SmallNumber hour) =>
        !text.Annotates && text.At(hour.End) is '-' && text.Follows(at, TimeContext.HourDay)
            && Hour(text, hour.End + 1) is { } until && IsClauseEnd(text, until.End)
            ? Bare(at, hour) with { End = until.End, To = Bare(hour.End + 1, until) } : null;

    private static bool IsClauseEnd(TimeText text, int end)
    {
        var next = text.Spaces(end);
        if (text.At(end) is '.' or ',' && char.IsAsciiDigit(text.At(end + 1))) return false;
        if (next >= text.Length || text.At(next) is '.' or ',' or '!' or '?' or ';' or ')' or '\n') return true;
        return next > end && ReadRelative.Read(text, next) is { Day: not null };
    }

    /// <summary>10, tonight and 3 in the morning: the part of the day shows that the number is an hour.</summary>
    private static Piece? BeforePart(TimeText text, int at, SmallNumber hour) => text.Precedes(hour.End, TimeContext.HourPart)
        ? Bare(at, hour) with { Weak = true } : null;

    private static Piece WithHalf(TimeText text, int at, int end, int hour, int minute) => ReadDigitalClock.AmPm(text, end) is { } half
        ? new Piece(at, half.End) { Clock = new ClockExpression(hour, minute, Part: half.Part) }
        : new Piece(at, end) { Clock = new ClockExpression(hour, minute) };
}
