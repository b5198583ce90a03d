namespace CrmBot.Language.Times.Reading;

/// <summary>Joins two expressions of one day: the 15th + of next month, 周三 + (4月15日), first Friday + of June.</summary>
internal static class JoinDays
{
    public static Piece? Join(Piece span, Piece first, Piece second, Gap gap)
    {
        if (first is not { Day: { } one, To: null, Every: null } || second is not { Day: { } other, To: null, Every: null }) return null;
        if (first.Clock is not null && second.Clock is not null) return null;
        return Day(one, other, gap) is { } day ? span with { Day = day, Clock = first.Clock ?? second.Clock } : null;
    }

    private static DayExpression? Day(DayExpression one, DayExpression other, Gap gap) =>
        (gap.IsComma ? InPeriod(one, other) as FullDate : null)
        ?? (gap.IsClose || gap.IsOf ? InWhole(one, other) : null)
        ?? (gap.IsClose || gap.IsComma || gap.IsBracket ? DateBesideWeekday(one, other, gap) : null);

    /// <summary>A day and the week, month or year it lies in, in either order.</summary>
    private static DayExpression? InWhole(DayExpression one, DayExpression other) =>
        WeekdayInWeek(one, other) ?? WeekdayInWeek(other, one)
        ?? NthIn(one, other) ?? NthIn(other, one)
        ?? InPeriod(one, other) ?? InPeriod(other, one);

    /// <summary>周三，4月15日: the date says which.</summary>
    private static DayExpression? DateBesideWeekday(DayExpression one, DayExpression other, Gap gap)
    {
        var date = IsWeekday(one) && IsDate(other) ? other : IsWeekday(other) && IsDate(one) ? one : null;
        return gap.IsComma && date is NamedDay ? null : date;
    }

    private static bool IsWeekday(DayExpression day) => day is BareWeekday or WeekdayOfWeek;

    private static bool IsDate(DayExpression day) => day is FullDate or MonthDay or DayOfMonth or NamedDay;

    /// <summary>next week Tuesday, 周二 of 下周.</summary>
    private static WeekdayOfWeek? WeekdayInWeek(DayExpression day, DayExpression week) =>
        day is BareWeekday bare && week is RelativePeriod { Unit: PeriodUnit.Week } relative
            ? new WeekdayOfWeek(bare.Weekday, relative.Shift) : null;

    /// <summary>first Friday of June, 本月最后一个工作日.</summary>
    private static NthDay? NthIn(DayExpression day, DayExpression period) =>
        day is NthDay { Whole: null } nth && (period is RelativePeriod { Unit: not PeriodUnit.Weekend } || period is NumberedPeriod)
            ? nth with { Whole = period } : null;

    /// <summary>15th of next month, March 5 next year, Q1 next year.</summary>
    private static DayExpression? InPeriod(DayExpression part, DayExpression period) => (part, period) switch
    {
        (DayOfMonth { MonthShift: null } day, RelativePeriod { Unit: PeriodUnit.Month } month) => day with { MonthShift = month.Shift },
        (DayOfMonth { MonthShift: null } day, NumberedPeriod { Unit: PeriodUnit.Month } month) =>
            month.Year is { } year ? new FullDate(year, month.Number, day.Day) : new MonthDay(month.Number, day.Day, month.YearShift),
        (MonthDay { YearShift: null } day, RelativePeriod { Unit: PeriodUnit.Year } year) => day with { YearShift = year.Shift },
        (NumberedPeriod { HasYear: false } named, RelativePeriod { Unit: PeriodUnit.Year } year) => named with { YearShift = year.Shift },
        (MonthDay { YearShift: null } day, NumberedPeriod { Unit: PeriodUnit.Year } year) => new FullDate(year.Number, day.Month, day.Day),
        _ => null,
    };
}
