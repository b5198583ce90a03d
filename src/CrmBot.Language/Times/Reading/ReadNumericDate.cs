namespace CrmBot.Language.Times.Reading;

/// <summary>Reads dates written with digits and separators: 2026-04-15, 4/15, 22/04, 20260415, 3.15前.</summary>
internal static class ReadNumericDate
{
    public static Piece? Read(TimeText text, int at)
    {
        if (!char.IsAsciiDigit(text.At(at)) || char.IsAsciiLetterOrDigit(text.At(at - 1))
            || text.At(at - 1) is '.' or '/' or '#' or '_' or ':')
            return null;
        var digits = Run(text, at);
        if (digits <= 2 && IsTailOfRange(text, at, at + digits)) return null;
        return digits switch
        {
            8 => Compact(text, at),
            4 => YearFirst(text, at) ?? YearMonth(text, at),
            1 or 2 => YearLast(text, at) ?? MonthDay(text, at) ?? Dotted(text, at),
            _ => null,
        };
    }

    /// <summary>The 8 of 5-8; but 4/15-4/20 are two dates.</summary>
    private static bool IsTailOfRange(TimeText text, int at, int end) =>
        text.At(at - 1) == '-' && char.IsAsciiDigit(text.At(at - 2)) && text.At(end) is not ('/' or '.');

    private static int Run(TimeText text, int at)
    {
        var end = at;
        while (end < at + 10 && char.IsAsciiDigit(text.At(end))) end++;
        return end - at;
    }

    private static int Number(TimeText text, int at, int length) =>
        int.Parse(text.Lower.AsSpan(at, length), System.Globalization.CultureInfo.InvariantCulture);

    private static Piece? Compact(TimeText text, int at)
    {
        if (char.IsAsciiLetterOrDigit(text.At(at + 8)) || text.At(at - 1) == '-') return null;
        var (year, month, day) = (Number(text, at, 4), Number(text, at + 4, 2), Number(text, at + 6, 2));
        return year is >= 1900 and <= 2099 && Calendars.Date(year, month, day) is not null ? Full(at, at + 8, year, month, day) : null;
    }

    private static Piece? YearFirst(TimeText text, int at)
    {
        var year = Number(text, at, 4);
        var separator = text.At(at + 4);
        if (separator is not ('-' or '/' or '.' or ' ') || (separator == ' ' && !text.Annotates)) return null;
        if (SmallNumber.ReadDigits(text, at + 5) is not { } month || text.At(month.End) != separator) return null;
        if (SmallNumber.ReadDigits(text, month.End + 1) is not { } day) return null;
        if (separator == '-' && WithTime(text, at, year, month.Value, day) is { } moment) return moment;
        if (!IsEnd(text, day.End) || (separator == ' ' && (month.Digits < 2 || day.Digits < 2))) return null;
        var end = text.At(day.End) is '日' or '号' ? day.End + 1 : day.End;
        return year is >= 1900 and <= 2199 && Calendars.Date(year, month.Value, day.Value) is not null
            ? Full(at, end, year, month.Value, day.Value) : null;
    }

    /// <summary>2026-04-15T09:30.</summary>
    private static Piece? WithTime(TimeText text, int at, int year, int month, SmallNumber day) =>
        text.At(day.End) == 't' && Calendars.Date(year, month, day.Value) is not null
            && ReadDigitalClock.Read(text, day.End + 1) is { } clock
            ? Full(at, clock.End, year, month, day.Value) with { Clock = clock.Clock! with { Exact = true } }
            : null;

    /// <summary>2026-04, 2026/4.</summary>
    private static Piece? YearMonth(TimeText text, int at)
    {
        var year = Number(text, at, 4);
        if (year is < 1900 or > 2099 || text.At(at + 4) is not ('-' or '/' or '.')) return null;
        if (SmallNumber.ReadDigits(text, at + 5) is not { Value: >= 1 and <= 12, Digits: var digits } month || !IsEnd(text, month.End))
            return null;
        if (text.At(at + 4) != '-' ? text.At(at + 4) == '.' && digits < 2 : digits < 2) return null;
        return new Piece(at, month.End) { Day = new NumberedPeriod(PeriodUnit.Month, month.Value, year) };
    }

    /// <summary>
    /// 4/15/2026, 15-04-2026, 4/15/26: month first, unless the first number cannot be one or the writer puts the day first.
    /// </summary>
    private static Piece? YearLast(TimeText text, int at)
    {
        if (SmallNumber.ReadDigits(text, at) is not { } first || text.At(first.End) is not ('/' or '-' or '.') || first.End >= text.Length)
            return null;
        var separator = text.At(first.End);
        if (SmallNumber.ReadDigits(text, first.End + 1) is not { } second || text.At(second.End) != separator) return null;
        var digits = Run(text, second.End + 1);
        if (digits is not (4 or 2) || (digits == 2 && separator != '/') || !IsEnd(text, second.End + 1 + digits)) return null;
        var year = Calendars.FullYear(Number(text, second.End + 1, digits));
        var (month, day) = InOrder(text, first.Value, second.Value);
        return Calendars.Date(year, month, day) is null ? null : Full(at, second.End + 1 + digits, year, month, day);
    }

    /// <summary>4/15 and 22/04; four scores 4/4/2/3, fractions and 24/7 are something else.</summary>
    private static Piece? MonthDay(TimeText text, int at)
    {
        if (SmallNumber.ReadDigits(text, at) is not { } first || text.At(first.End) != '/') return null;
        if (SmallNumber.ReadDigits(text, first.End + 1) is not { } second || !IsEnd(text, second.End) || text.At(second.End) == '/')
            return null;
        if (first.Value == 24 && second.Value == 7) return null;
        var (month, day) = InOrder(text, first.Value, second.Value);
        return Calendars.Date(2024, month, day) is null ? null : new Piece(at, second.End) { Day = new MonthDay(month, day) };
    }

    private static (int Month, int Day) InOrder(TimeText text, int first, int second) =>
        first > 12 || (text.DayFirst && second <= 12) ? (second, first) : (first, second);

    /// <summary>3.15前: a decimal is a date only where a bound or 号 says so.</summary>
    private static Piece? Dotted(TimeText text, int at)
    {
        if (SmallNumber.ReadDigits(text, at) is not { Value: >= 1 and <= 12 } month || text.At(month.End) != '.') return null;
        if (SmallNumber.ReadDigits(text, month.End + 1) is not { } day || Calendars.Date(2024, month.Value, day.Value) is null) return null;
        var next = text.Spaces(day.End);
        var marked = text.At(next) is '号' or '日';
        return marked || IsBounded(text, next) || StartsRange(text, next) || EndsRange(text, at)
            ? new Piece(at, marked ? next + 1 : day.End) { Day = new MonthDay(month.Value, day.Value) } : null;
    }

    /// <summary>3.15前, 3.15起.</summary>
    private static bool IsBounded(TimeText text, int at) =>
        text.Word(TimeWord.Before, at) is not null || text.Word(TimeWord.Since, at) is not null || text.At(at) == '起';

    /// <summary>The 4.15 of 4.15-4.20.</summary>
    private static bool StartsRange(TimeText text, int at) =>
        text.At(at) is '到' or '至' or '~' or '-' && SmallNumber.ReadDigits(text, at + 1) is { } other && text.At(other.End) == '.';

    /// <summary>The 4.20 of 4.15-4.20: the first one was a date already.</summary>
    private static bool EndsRange(TimeText text, int at) =>
        text.At(at - 1) is '-' or '到' or '至' or '~' && char.IsAsciiDigit(text.At(at - 2));

    /// <summary>Nothing behind that would make it a number of another kind.</summary>
    private static bool IsEnd(TimeText text, int end) => !char.IsAsciiLetterOrDigit(text.At(end)) && text.At(end) is not ('%' or '_')
        && !(text.At(end) is '.' or '/' && char.IsAsciiDigit(text.At(end + 1)))
        && !(text.At(end) == '-' && char.IsAsciiDigit(text.At(end + 1)) && char.IsAsciiDigit(text.At(end + 2))
            && char.IsAsciiDigit(text.At(end + 3)) && !text.Annotates);

    private static Piece Full(int at, int end, int year, int month, int day) => new(at, end) { Day = new FullDate(year, month, day) };
}
