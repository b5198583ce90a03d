namespace CrmBot.Language.Times.Reading;

/// <summary>Reads dates and periods written the Chinese way: 2026年4月15号, 明年6月30, 4月底, 15号, 二季度, 上半年.</summary>
internal static class ReadChineseDate
{
    public static Piece? Read(TimeText text, int at)
    {
        if (ReadYear.Marked(text, at) is { } year) return WithYear(text, at, year);
        return Month(text, at, at, null) ?? Quarter(text, at, at, null) ?? ReadWeek.Chinese(text, at, at, null) ?? DayNumber(text, at);
    }

    private static Piece WithYear(TimeText text, int at, SaidYear year)
    {
        var next = text.At(year.End) == '的' ? year.End + 1 : text.Spaces(year.End);
        return Month(text, at, next, year) ?? Quarter(text, at, next, year) ?? ReadWeek.Chinese(text, at, next, year)
            ?? PartOfYear(text, at, next, year)
            ?? new Piece(at, year.End) { Day = WholeYear(year) };
    }

    public static DayExpression WholeYear(SaidYear year) => year.Year is { } number
        ? new NumberedPeriod(PeriodUnit.Year, number)
        : new RelativePeriod(PeriodUnit.Year, year.Shift ?? 0);

    private static Piece? PartOfYear(TimeText text, int at, int next, SaidYear year)
    {
        if (text.Word(TimeWord.ThisPart, next) is { Value: >= 50 } named) return Part(named.Value - 50, named.End);
        return text.Word(TimeWord.PartOfPeriod, next) is { Value: <= 2 } part && !IsOther(text, part.End - 1)
            ? Part(part.Value, part.End) : null;

        Piece Part(int value, int end) => new(at, end) { Day = new PartOfPeriod(WholeYear(year), PeriodUnit.Year, (PeriodPart)value) };
    }

    /// <summary>年中标, 月中断: 中 belongs to the next word.</summary>
    public static bool IsOther(TimeText text, int at) => text.Starts(at, TimeContext.NotPartWord);

    private static Piece? Month(TimeText text, int at, int from, SaidYear? year)
    {
        if (SmallNumber.Read(text, from) is not { Value: >= 1 and <= 12 } month) return null;
        var unit = text.Spaces(month.End);
        if (text.At(unit) != '月' || (year is null && char.IsAsciiDigit(text.At(at)) && char.IsAsciiDigit(text.At(at - 1)))
            || text.At(at - 1) is '.' or '第')
            return null;
        var end = text.At(unit + 1) == '份' ? unit + 2 : unit + 1;
        var whole = new NumberedPeriod(PeriodUnit.Month, month.Value, year?.Year, year?.Shift);
        return DayInMonth(text, at, end, month.Value, year) ?? PartOfMonth(text, at, end, whole) ?? new Piece(at, end) { Day = whole };
    }

    private static Piece? DayInMonth(TimeText text, int at, int end, int month, SaidYear? year)
    {
        var next = text.At(end) == '的' ? end + 1 : text.Spaces(end);
        if (SmallNumber.Read(text, next) is not { Value: >= 1 and <= 31 } day) return null;
        var mark = text.Spaces(day.End);
        var marked = text.At(mark) is '日' or '号';
        if (!marked && text.Starts(day.End, TimeContext.CountedInMonth) && !IsRangeNext(text, day.End)) return null;
        return new Piece(at, marked ? mark + 1 : day.End)
        {
            Day = year?.Year is { } number ? new FullDate(number, month, day.Value) : new MonthDay(month, day.Value, year?.Shift),
        };
    }

    private static bool IsRangeNext(TimeText text, int at) => text.At(at) == '-' && SmallNumber.Read(text, at + 1) is not null;

    private static Piece? PartOfMonth(TimeText text, int at, int end, DayExpression whole) =>
        text.Word(TimeWord.PartOfPeriod, text.At(end) == '的' ? end + 1 : end) is { } part && !IsOther(text, part.End - 1)
            ? new Piece(at, part.End) { Day = new PartOfPeriod(whole, PeriodUnit.Month, (PeriodPart)part.Value) }
            : null;

    /// <summary>二季度, 第2季度, Q2, 上半年, H1, with 末 or 底 behind.</summary>
    private static Piece? Quarter(TimeText text, int at, int from, SaidYear? year)
    {
        // 我名下半年没动的
        if (text.At(from) == '下' && text.At(from - 1) is '名' or '旗' || ReadQuarter.Number(text, from) is not { } found) return null;
        var whole = new NumberedPeriod(found.Unit, found.Number, year?.Year, year?.Shift);
        var part = found.Unit == PeriodUnit.Quarter ? text.Word(TimeWord.PartOfPeriod, found.End) : null;
        if (part is { Value: <= 2 } said && !IsOther(text, said.End - 1))
            return new Piece(at, said.End) { Day = new PartOfPeriod(whole, PeriodUnit.Quarter, (PeriodPart)said.Value) };
        if (year is null && ReadQuarter.YearBehind(text, found.End) is { } behind)
            return new Piece(at, behind.End) { Day = whole with { Year = behind.Year, YearShift = behind.Shift } };
        return new Piece(at, found.End) { Day = whole };
    }

    private static Piece? DayNumber(TimeText text, int at)
    {
        if (!text.IsEdge(at) || text.At(at - 1) is '.' or '第' or '/' or '#'
            || (text.At(at - 1) == '-' && !char.IsAsciiDigit(text.At(at - 2))))
            return null;
        if (SmallNumber.Read(text, at) is not { Value: >= 1 and <= 31 } day) return null;
        var mark = text.Spaces(day.End);
        var isDay = text.At(mark) switch
        {
            '号' => !IsNumberedName(text, at) && !IsNumberedThing(text, mark + 1),
            '日' => !text.Starts(mark + 1, TimeContext.NotDayFollower) && !IsSpan(text, at, day, mark + 1),
            _ => false,
        };
        return isDay ? new Piece(at, mark + 1) { Day = new DayOfMonth(day.Value) } : null;
    }

    /// <summary>2号线, 3号封口机, 5号A.</summary>
    private static bool IsNumberedThing(TimeText text, int at) =>
        text.Starts(at, TimeContext.NumberedThing) || IsMachine(text, at) || char.IsAsciiLetter(text.At(at));

    /// <summary>三日后 counts days.</summary>
    private static bool IsSpan(TimeText text, int at, SmallNumber day, int next) =>
        text.At(next) == '后' && day.Digits == 1 && !char.IsAsciiDigit(text.At(at));

    /// <summary>2号封口机: within a few characters stands the word for a thing, and no verb before it.</summary>
    private static bool IsMachine(TimeText text, int at)
    {
        if (text.Starts(at, TimeContext.NotNumberedThing)) return false;
        for (var last = at + 1; last < at + 4 && Lexicons.WordEdge.IsChinese(text.At(last)); last++)
        {
            if (text.Starts(last, TimeContext.MachineWord) && !text.Starts(last, TimeContext.NotMachineWord)) return true;
        }

        return false;
    }

    /// <summary>展位5号 and 测试客户5号 are names; 客户5号要货 and 这家公司5号搬 speak of the day.</summary>
    private static bool IsNumberedName(TimeText text, int at) =>
        TimeContexts.LengthBefore(text, at, TimeContext.NumberedLead) > 0
        || (TimeContexts.LengthBefore(text, at, TimeContext.NumberedCompany) is > 0 and var length && length < at
            && Lexicons.WordEdge.IsChinese(text.At(at - length - 1))
            && TimeContexts.LengthBefore(text, at - length, TimeContext.NotPartOfName) == 0);
}
