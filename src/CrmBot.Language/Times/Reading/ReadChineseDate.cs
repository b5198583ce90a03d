namespace CrmBot.Language.Times.Reading;

/// <summary>Reads dates and periods written the Chinese way: 2026年4月15号, 明年6月30, 4月底, 15号, 二季度, 上半年.</summary>
internal static class ReadChineseDate
{
    /// <summary>Things that are numbered with 号: 3号机 is no date.</summary>
    private const string Numbered = "机线楼店车库仓厂门炉泵设产院馆路柜会文桌位床房台井塔站段箱料样码区栋炉桩船床模工座阀梯桥井盘";

    /// <summary>Counted or measured: the number behind a month is no day.</summary>
    private const string Counted = "个万亿千百k%w折天周次台件套单家条人元块年月多几来号点成份期.:/-小";

    public static Piece? Read(TimeText text, int at)
    {
        if (ReadYear.Marked(text, at) is { } year) return WithYear(text, at, year);
        return Month(text, at, at, null) ?? Quarter(text, at, at, null) ?? ReadWeek.Chinese(text, at, at, null) ?? DayNumber(text, at);
    }

    private static Piece WithYear(TimeText text, int at, SaidYear year)
    {
        var next = text.At(year.End) == '的' ? year.End + 1 : text.Spaces(year.End);
        return Month(text, at, next, year) ?? Quarter(text, at, next, year) ?? ReadWeek.Chinese(text, at, next, year) ?? PartOfYear(text, at, next, year)
            ?? new Piece(at, year.End) { Day = WholeYear(year) };
    }

    public static DayExpression WholeYear(SaidYear year) => year.Year is { } number
        ? new NumberedPeriod(PeriodUnit.Year, number)
        : new RelativePeriod(PeriodUnit.Year, year.Shift ?? 0);

    private static Piece? PartOfYear(TimeText text, int at, int next, SaidYear year)
    {
        if (text.Word(TimeWord.ThisPart, next) is { Value: >= 50 } named) return Part(named.Value - 50, named.End);
        return text.Word(TimeWord.PartOfPeriod, next) is { Value: <= 2 } part && !IsOther(text, part.End - 1) ? Part(part.Value, part.End) : null;

        Piece Part(int value, int end) => new(at, end) { Day = new PartOfPeriod(WholeYear(year), PeriodUnit.Year, (PeriodPart)value) };
    }

    /// <summary>年中标, 月中断: 中 belongs to the next word.</summary>
    public static bool IsOther(TimeText text, int at) =>
        (text.At(at) == '中' && text.At(at + 1) is '标' or '奖' or '断' or '国' or '签' or '心' or '小' or '层' or '期' or '介' or '国' or '止')
        || (text.At(at) == '初' && text.At(at + 1) is '步' or '版' or '稿')
        || (text.At(at) == '底' && text.At(at + 1) is '价' or '线' or '薪' or '层');

    private static Piece? Month(TimeText text, int at, int from, SaidYear? year)
    {
        if (SmallNumber.Read(text, from) is not { Value: >= 1 and <= 12 } month) return null;
        var unit = text.Spaces(month.End);
        if (text.At(unit) != '月' || (year is null && char.IsAsciiDigit(text.At(at)) && char.IsAsciiDigit(text.At(at - 1))) || text.At(at - 1) is '.' or '第') return null;
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
        if (!marked && (Counted.Contains(text.At(day.End), StringComparison.Ordinal) && text.At(day.End) != '\0' && !IsRangeNext(text, day.End))) return null;
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
        if (ReadQuarter.Number(text, from) is not { } found) return null;
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
        if (!text.IsEdge(at) || text.At(at - 1) is '.' or '第' or '/' or '#' || (text.At(at - 1) == '-' && !char.IsAsciiDigit(text.At(at - 2)))) return null;
        if (SmallNumber.Read(text, at) is not { Value: >= 1 and <= 31 } day) return null;
        var mark = text.Spaces(day.End);
        var next = text.At(mark + 1);
        var named = text.At(mark) == '号' && !(next != '\0' && Numbered.Contains(next, StringComparison.Ordinal)) && !char.IsAsciiLetter(next);
        var counted = text.At(mark) == '日' && next is not ('内' or '均' or '元' or '报' or '语' or '本' or '常' or '游' or '用' or '产');
        return named || counted && !(next == '后' && day.Digits == 1 && !char.IsAsciiDigit(text.At(at)))
            ? new Piece(at, mark + 1) { Day = new DayOfMonth(day.Value) }
            : null;
    }
}
