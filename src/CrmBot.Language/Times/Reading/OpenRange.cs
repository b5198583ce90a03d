namespace CrmBot.Language.Times.Reading;

/// <summary>
/// Reads ranges whose first end is a bare number that borrows its meaning from the second: 5-8号, 3-5月, 2-4pm, between 3 and 8.
/// </summary>
internal static class OpenRange
{
    public static Piece? Read(TimeText text, int at)
    {
        var between = text.Word(TimeWord.Between, at) is { } lead && text.IsWordStart(at) ? text.Spaces(lead.End) : -1;
        var from = between > 0 ? between : at;
        if (!text.IsEdge(from) || IsPartOfNumber(text, from)) return null;
        if ((Years(text, at, from) ?? MonthPair(text, at)) is { } whole) return whole;
        if (Number(text, from) is not { } first || Joint(text, text.Spaces(first.End), between > 0) is not { } next) return null;
        return Borrow(text, at, first, next) ?? (between > 0 ? BareHours(text, at, first, next) : null);
    }

    /// <summary>$5-8, 2.5-8, #5: no day, month or hour.</summary>
    private static bool IsPartOfNumber(TimeText text, int at) => text.At(at - 1) is '.' or '/' or '$' or '¥' or '#' or ':'
        || (text.At(at - 1) == '-' && char.IsAsciiDigit(text.At(at - 2)));

    /// <summary>五六月份: two neighbouring months.</summary>
    private static Piece? MonthPair(TimeText text, int at)
    {
        var (first, second) = (Numbers.ChineseDigits.Digit(text.At(at)), Numbers.ChineseDigits.Digit(text.At(at + 1)));
        if (first <= 0 || second != first + 1 || text.At(at + 2) != '月' || Numbers.ChineseDigits.Digit(text.At(at - 1)) >= 0
            || text.At(at - 1) == '十')
            return null;
        var end = text.At(at + 3) == '份' ? at + 4 : at + 3;
        var to = new Piece(at + 1, end) { Day = new NumberedPeriod(PeriodUnit.Month, second) };
        return new Piece(at, end) { Day = new NumberedPeriod(PeriodUnit.Month, first), To = to };
    }

    private static SmallNumber? Number(TimeText text, int at) =>
        SmallNumber.ReadDigits(text, at) ?? ReadEnglishClock.Hour(text, at) ?? SmallNumber.ReadChinese(text, at);

    private static int? Joint(TimeText text, int at, bool between)
    {
        if (between && text.Says(at, "and ")) return text.Spaces(at + 4);
        return text.Word(TimeWord.Joiner, at) is { } joiner ? text.Spaces(joiner.End) : null;
    }

    private static Piece? Borrow(TimeText text, int at, SmallNumber first, int next)
    {
        var second = ReadClock.Read(text, next) is { Clock.Hour: not null, Weak: false } clock ? clock
            : ReadChineseDate.Read(text, next) ?? ReadEnglishDate.Read(text, next);
        return second switch
        {
            { Clock.Hour: not null } when first.Value <= 24 =>
                new Piece(at, second.End)
                {
                    Clock = new ClockExpression(first.Value, Exact: first.Padded || first.Value >= 13),
                    To = second,
                },
            { Day: DayOfMonth } when first.Value is >= 1 and <= 31 =>
                new Piece(at, second.End) { Day = new DayOfMonth(first.Value), To = second },
            { Day: MonthDay } when first.Value is >= 1 and <= 31 && char.IsAscii(text.At(next)) && !text.Says(next, "the ")
                && char.IsAsciiDigit(text.At(next)) => new Piece(at, second.End) { Day = new DayOfMonth(first.Value), To = second },
            { Day: NumberedPeriod { Unit: PeriodUnit.Month } } when first.Value is >= 1 and <= 12
                && text.At(second.End - 1) is '月' or '份' =>
                new Piece(at, second.End) { Day = new NumberedPeriod(PeriodUnit.Month, first.Value), To = second },
            _ => null,
        };
    }

    /// <summary>between 3 and 8 (yesterday): hours of the day.</summary>
    private static Piece? BareHours(TimeText text, int at, SmallNumber first, int next)
    {
        if (first.Value > 24 || ReadEnglishClock.Hour(text, next) is not { } last) return null;
        var end = text.Spaces(last.End);
        if (text.At(last.End) is '%' or '/' or 'k' or '.' or ',' || (char.IsAsciiLetter(text.At(end)) && !IsDayNext(text, end)))
            return null;
        return new Piece(at, last.End)
        {
            Clock = new ClockExpression(first.Value, Exact: first.Padded),
            To = new Piece(next, last.End) { Clock = new ClockExpression(last.Value, Exact: last.Padded) },
            Weak = true,
        };
    }

    private static bool IsDayNext(TimeText text, int at) => text.Says(at, "on ") || text.Says(at, "of ") || text.Says(at, "in the ")
        || ReadRelative.Read(text, at) is not null || ReadEnglishDate.Read(text, at) is not null;

    /// <summary>1995 - 1997年, between 2014 and 2018, 2014-2018.</summary>
    private static Piece? Years(TimeText text, int at, int from)
    {
        if (ReadYear.Bare(text, from) is not { Year: { } first } said || Joint(text, text.Spaces(said.End), from > at) is not { } next)
            return null;
        var last = ReadYear.Marked(text, next) is { Year: not null } marked ? marked
            : text.Annotates || from > at ? ReadYear.Bare(text, next)
            : null;
        if (last is not { Year: { } end } || end <= first) return null;
        var to = new Piece(next, last.Value.End) { Day = new NumberedPeriod(PeriodUnit.Year, end) };
        return new Piece(at, to.End) { Day = new NumberedPeriod(PeriodUnit.Year, first), To = to };
    }
}
