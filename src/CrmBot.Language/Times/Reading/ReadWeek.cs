namespace CrmBot.Language.Times.Reading;

/// <summary>Reads numbered weeks and years standing alone: week 10, the week of April 10th, last week of 2016, in 2027.</summary>
internal static class ReadWeek
{
    public static Piece? Read(TimeText text, int at)
    {
        if (!text.IsEdge(at)) return null;
        return Numbered(text, at) ?? Around(text, at) ?? OfMonth(text, at) ?? OfYear(text, at) ?? Year(text, at);
    }

    private static Piece? Numbered(TimeText text, int at)
    {
        var next = text.Says(at, "week ") ? at + 5 : text.Says(at, "wk ")
            ? at + 3 : text.At(at) == 'w' && char.IsAsciiDigit(text.At(at + 1)) && char.IsAsciiDigit(text.At(at + 2)) ? at + 1 : -1;
        if (next < 0 || SmallNumber.ReadDigits(text, next) is not { Value: >= 1 and <= 53 } week || char.IsAsciiLetter(text.At(week.End)))
            return null;
        var year = ReadQuarter.YearBehind(text, week.End);
        return new Piece(at, year?.End ?? week.End) { Day = new IsoWeekOfYear(week.Value, year?.Year, year?.Shift) };
    }

    /// <summary>第12周, 2026年第3周; without a year only a number that no month has.</summary>
    public static Piece? Chinese(TimeText text, int at, int from, SaidYear? year)
    {
        if (text.At(from) != '第' || SmallNumber.Read(text, from + 1) is not { Value: >= 1 and <= 53 } week) return null;
        var unit = text.At(week.End) == '个' ? week.End + 1 : week.End;
        var end = text.At(unit) == '周' && text.At(unit + 1) != '末' ? unit + 1 : text.Says(unit, "星期") ? unit + 2 : -1;
        if (end < 0 || (year is null && week.Value <= 5) || ReadRelative.DayName(text, unit) is not null) return null;
        return new Piece(at, end) { Day = new IsoWeekOfYear(week.Value, year?.Year, year?.Shift) };
    }

    private static Piece? Around(TimeText text, int at)
    {
        var next = At(text, at, "the week of ") ?? At(text, at, "week of ") ?? At(text, at, "w/c ") ?? At(text, at, "week commencing ")
            ?? At(text, at, "the week commencing ");
        if (next is not { } from) return null;
        var day = ReadEnglishDate.Read(text, from) ?? ReadNumericDate.Read(text, from) ?? ReadRelative.Read(text, from);
        return day is { Day: { IsPeriod: false } date } ? new Piece(at, day.End) { Day = new WeekContaining(date) } : null;
    }

    private static int? At(TimeText text, int at, string words) => text.Says(at, words) ? at + words.Length : null;

    private static Piece? OfYear(TimeText text, int at)
    {
        var from = text.Says(at, "the ") ? at + 4 : at;
        var (week, next) = text.Says(from, "first week of ") ? (1, from + 14) : text.Says(from, "last week of ")
            ? (IsoWeekOfYear.Last, from + 13) : (0, from);
        if (week == 0 || ReadYear.Bare(text, text.Says(next, "the year ") ? next + 9 : next) is not { Year: { } year } said) return null;
        return new Piece(at, said.End) { Day = new IsoWeekOfYear(week, year) };
    }

    /// <summary>first week of Feb, 1st wk of february: its first workday, as nobody means the whole of it in a chat.</summary>
    private static Piece? OfMonth(TimeText text, int at)
    {
        if (text.Annotates) return null;
        var next = At(text, at, "first week of ") ?? At(text, at, "1st week of ") ?? At(text, at, "1st wk of ")
            ?? At(text, at, "first wk of ")
                ?? At(text, at, "first week in ") ?? At(text, at, "1st week in ");
        return next is { } from && text.Word(TimeWord.MonthName, from) is { } month && text.IsEdge(month.End)
            ? new Piece(at, month.End) { Day = new NthDay(1, null, Workday: true, new NumberedPeriod(PeriodUnit.Month, month.Value)) }
            : null;
    }

    /// <summary>A bare number of four digits is a year when a preposition leads it (everywhere in time mode).</summary>
    private static Piece? Year(TimeText text, int at)
    {
        if ((Attached(text, at) ?? Spoken(text, at)) is { } piece) return piece;
        if (!char.IsAsciiDigit(text.At(at)) || text.At(at - 1) is '-' or '/' or '.' or '#' or ':' or '$' or '¥') return null;
        if (ReadYear.Bare(text, at) is not { Year: { } year } said || IsPartOfNumber(text, said.End) || IsQuantity(text, at, said.End))
            return null;
        if (ReadQuarter.Number(text, text.Spaces(said.End)) is { } quarter)
            return new Piece(at, quarter.End) { Day = new NumberedPeriod(quarter.Unit, quarter.Number, year) };
        return IsLed(text, at, said.End) && !IsPartOfCode(text, said.End)
            ? new Piece(at, said.End) { Day = new NumberedPeriod(PeriodUnit.Year, year) } : null;
    }

    /// <summary>in two thousand nineteen, in nineteen eighty-four: in time mode only.</summary>
    private static Piece? Spoken(TimeText text, int at) =>
        text.Annotates && (text.Says(at, "two thousand") || text.Says(at, "nineteen ")) && text.Follows(at, TimeContext.YearLead)
            && ReadYear.Bare(text, at) is { Year: { } spoken } words
            ? new Piece(at, words.End) { Day = new NumberedPeriod(PeriodUnit.Year, spoken) } : null;

    /// <summary>in 2027, revenue 2026, 2026 budget.</summary>
    private static bool IsLed(TimeText text, int at, int end) => text.Annotates || text.Follows(at, TimeContext.YearLead)
        || text.Follows(at, TimeContext.YearFigure) || text.Precedes(end, TimeContext.YearFigure);

    /// <summary>2026%, 2026:30, 2026.5.</summary>
    private static bool IsPartOfNumber(TimeText text, int end) =>
        text.At(end) is '%' or ':' or '.' && char.IsAsciiDigit(text.At(end + 1));

    /// <summary>2026-17, 2019/44; but 2026-2027 are years.</summary>
    private static bool IsPartOfCode(TimeText text, int end) =>
        text.At(end) is '-' or '/' && char.IsAsciiDigit(text.At(end + 1)) && ReadYear.Bare(text, end + 1) is null;

    /// <summary>2026Q2, 2026-H1.</summary>
    private static Piece? Attached(TimeText text, int at)
    {
        for (var i = 0; i < 4; i++)
            if (!char.IsAsciiDigit(text.At(at + i))) return null;
        var next = text.At(at + 4) == '-' ? at + 5 : at + 4;
        if (text.At(next) is not ('q' or 'h') || text.At(next + 1) is < '1' or > '4' || char.IsAsciiLetterOrDigit(text.At(next + 2)))
            return null;
        var unit = text.At(next) == 'q' ? PeriodUnit.Quarter : PeriodUnit.Half;
        var year = int.Parse(text.Lower.AsSpan(at, 4), System.Globalization.CultureInfo.InvariantCulture);
        return new Piece(at, next + 2) { Day = new NumberedPeriod(unit, text.At(next + 1) - '0', year) };
    }

    /// <summary>2000 dollars, room 2019.</summary>
    private static bool IsQuantity(TimeText text, int at, int end) =>
        (text.At(end) == ' ' && text.Precedes(end, TimeContext.CountedNoun)) || text.Follows(at, TimeContext.YearLabel);
}
