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
        var led = text.Says(at, "at half ") ? at + 8 : text.Says(at, "half ") ? at + 5 : 0;
        if (led == 0 || text.Annotates || !text.IsWordStart(at) || Hour(text, led) is not { } hour || (led == at + 5 && !IsClauseEnd(text, hour.End))
            || char.IsAsciiLetterOrDigit(text.At(hour.End)) || text.At(hour.End) is '%' or '.' or ':')
        {
            return null;
        }
        return new Piece(at, hour.End) { Clock = new ClockExpression(hour.Value, 30) };
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
        if (text.At(hour.End) is ':' or '%' or '.' or ',' && char.IsAsciiDigit(text.At(hour.End + 1))) return null;
        if (ReadDigitalClock.AmPm(text, hour.End) is not null || text.At(hour.End) is '/' or '-' or 'k' or '%') return null;
        if (Past(text, text.Spaces(at + 3)) is not null || Hourly(text, text.Spaces(at + 3)) is not null) return null;
        if (Minutes(text, hour.End) is { } exact)
            return new Piece(at, exact.End) { Clock = new ClockExpression(hour.Value, exact.Value, Exact: hour.Padded) };
        var next = text.Spaces(hour.End);
        var end = next;
        while (char.IsAsciiLetter(text.At(end))) end++;
        var word = text.Lower.AsSpan(next, end - next);
        if (word.EndsWith("s") && word is not ("is" or "pls" or "as" or "this" or "'s" or "mins")
            || text.Starts(next, TimeContext.NotHourFollower))
            return null;
        if (char.IsAsciiLetter(text.At(hour.End)) || (text.At(hour.End) >= 0x80 && text.At(at) != '@')) return null;
        var clock = new ClockExpression(hour.Value, Exact: hour.Padded);
        if (text.Word(TimeWord.Joiner, next) is { } joiner && Hour(text, text.Spaces(joiner.End)) is { } last
            && IsClauseEnd(text, last.End))
            return new Piece(at, last.End) { Clock = clock,
                To = new Piece(text.Spaces(joiner.End), last.End) { Clock = new ClockExpression(last.Value, Exact: last.Padded) } };
        return new Piece(at, hour.End) { Clock = clock };
    }

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
        var next = text.Spaces(count.End);
        if (text.Says(next, "minutes ")) next += 8;
        else if (text.Says(next, "mins ")) next += 5;
        else if (text.Says(next, "min ")) next += 4;
        var sign = text.Says(next, "past ") || text.Says(next, "after ") ? 1 : text.Says(next, "to ") || text.Says(next, "till ") ? -1 : 0;
        if (sign == 0 || (sign < 0 && count.Value is not (15 or 5 or 10 or 20 or 25)) || count.Value > 59
            || (sign < 0 && char.IsAsciiDigit(text.At(at)) && next == text.Spaces(count.End)))
            return null;
        next = text.Lower.IndexOf(' ', next) + 1;
        if (Hour(text, next) is not { } hour || text.At(hour.End) == ':') return null;
        var end = text.Says(text.Spaces(hour.End), "o'clock") ? text.Spaces(hour.End) + 7 : hour.End;
        var half = ReadDigitalClock.AmPm(text, end);
        // In words past the hour without am or pm: as the face shows it for 7-12, afternoon for 1-6 (rule 13).
        return new Piece(at, half?.End
            ?? end) { Clock = new ClockExpression(hour.Value, sign * count.Value, Part: half?.Part ?? PartOfDay.None) };
    }

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
        if (text.Says(next, "o'clock")) return WithHalf(text, at, next + 7, hour.Value, 0);
        if (text.Says(next, "oclock") && text.IsEdge(next + 6)) return WithHalf(text, at, next + 6, hour.Value, 0);
        if (text.Says(hour.End, "ish") && text.IsEdge(hour.End + 3)) return WithHalf(text, at, hour.End + 3, hour.Value, 0);
        if (text.Says(hour.End, "-ish")) return WithHalf(text, at, hour.End + 4, hour.Value, 0);
        if ((BeforePart(text, at, hour) ?? Led(text, at, hour)) is { } bare) return bare;
        if (!text.IsWordStart(at)) return null;
        var minutes = Minutes(text, hour.End);
        if (ReadDigitalClock.AmPm(text, minutes?.End ?? hour.End) is { } half)
            return new Piece(at, half.End) { Clock = new ClockExpression(hour.Value, minutes?.Value ?? 0, Part: half.Part) };
        return minutes is { } exact
            ? new Piece(at, exact.End) { Clock = new ClockExpression(hour.Value, exact.Value), Weak = !text.Annotates } : null;
    }

    /// <summary>by 5, before 5 tomorrow, thurs 10: a bare hour behind a bound word or a day, with nothing to count behind it.</summary>
    private static Piece? Led(TimeText text, int at, SmallNumber hour)
    {
        if (!text.Annotates && text.At(hour.End) is '-' && text.Follows(at, TimeContext.HourDay) && Hour(text, hour.End + 1) is { } until && IsClauseEnd(text, until.End))
            return new Piece(at, until.End) { Clock = new ClockExpression(hour.Value, Exact: hour.Padded),
                To = new Piece(hour.End + 1, until.End) { Clock = new ClockExpression(until.Value, Exact: until.Padded) } };   // thurs 10-11
        return (text.Follows(at, TimeContext.HourLead) || (!text.Annotates && text.At(hour.End) != '.' && text.Follows(at, TimeContext.HourDay))) && IsClauseEnd(text, hour.End)
            ? new Piece(at, hour.End) { Clock = new ClockExpression(hour.Value, Exact: hour.Padded) } : null;
    }

    private static bool IsClauseEnd(TimeText text, int end)
    {
        var next = text.Spaces(end);
        if (text.At(end) is '.' or ',' && char.IsAsciiDigit(text.At(end + 1))) return false;
        if (next >= text.Length || text.At(next) is '.' or ',' or '!' or '?' or ';' or ')' or '\n') return true;
        return next > end && ReadRelative.Read(text, next) is { Day: not null };
    }

    /// <summary>10, tonight and 3 in the morning: the part of the day shows that the number is an hour.</summary>
    private static Piece? BeforePart(TimeText text, int at, SmallNumber hour) => text.Precedes(hour.End, TimeContext.HourPart)
        ? new Piece(at, hour.End) { Clock = new ClockExpression(hour.Value, Exact: hour.Padded), Weak = true }
        : null;

    private static Piece WithHalf(TimeText text, int at, int end, int hour, int minute) => ReadDigitalClock.AmPm(text, end) is { } half
        ? new Piece(at, half.End) { Clock = new ClockExpression(hour, minute, Part: half.Part) }
        : new Piece(at, end) { Clock = new ClockExpression(hour, minute) };
}
