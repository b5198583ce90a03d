namespace CrmBot.Language.Times;

/// <summary>Calendar units longer than a day.</summary>
internal enum PeriodUnit
{
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
}

/// <summary>下周, 上个月, 本季度: a calendar unit counted from the present one.</summary>
internal sealed record RelativePeriod(PeriodUnit Unit, int Shift) : DayExpression
{
    public override bool IsPeriod => true;

    public override DateRange? Days(TimeScene scene, TimeView view) => Periods.Containing(Unit, scene.Today, Shift);

    public override DateOnly? Point(TimeScene scene, TimeView view) =>
        Unit == PeriodUnit.Weekend ? Days(scene, view)?.From : Days(scene, view)?.To;
}

/// <summary>三月, Q2, 下半年, 2026: a numbered unit, with a year, a year relative to now, or none.</summary>
/// <param name="Unit">Month, quarter, half or year (for a year the number is the year).</param>
/// <param name="Number">1-12, 1-4, 1-2 or the year.</param>
/// <param name="Year">The year if it was said.</param>
/// <param name="YearShift">The year counted from this one if it was said so (明年上半年).</param>
internal sealed record NumberedPeriod(PeriodUnit Unit, int Number, int? Year = null, int? YearShift = null) : DayExpression
{
    public override bool IsPeriod => true;

    public override bool IsFloating => !HasYear;

    public bool HasYear => Unit == PeriodUnit.Year || Year is not null || YearShift is not null;

    public override DateRange? Days(TimeScene scene, TimeView view)
    {
        if (Unit == PeriodUnit.Year) return Periods.Numbered(Unit, Number, Number);
        if (Year is { } year) return Periods.Numbered(Unit, Number, year);
        if (YearShift is { } shift) return Periods.Numbered(Unit, Number, scene.Today.Year + shift);
        var present = Periods.Numbered(Unit, Number, scene.Today.Year);
        if (view == TimeView.Ahead) return present?.To < scene.Today ? Periods.Numbered(Unit, Number, scene.Today.Year + 1) : present;
        return present?.From > scene.Today ? Periods.Numbered(Unit, Number, scene.Today.Year - 1) : present;
    }
}

/// <summary>Which part of a period is meant as a day.</summary>
internal enum PeriodPart
{
    /// <summary>月初, beginning of: the first day.</summary>
    Start,

    /// <summary>月中, mid-: the 15th of a month, the middle of other units.</summary>
    Middle,

    /// <summary>月底, end of: the last day; of a week its Friday.</summary>
    End,

    /// <summary>上旬: the first ten days, as a point the 10th.</summary>
    FirstTen,

    /// <summary>中旬: as a point the 20th.</summary>
    SecondTen,

    /// <summary>下旬: as a point the last day.</summary>
    LastTen,
}

/// <summary>月底, Q2末, 年初, 6月中旬, end of next week.</summary>
internal sealed record PartOfPeriod(DayExpression Whole, PeriodUnit Unit, PeriodPart Part) : DayExpression
{
    public override bool IsPeriod => Part >= PeriodPart.FirstTen;

    public override bool IsFloating => Whole.IsFloating;

    public override DateRange? Days(TimeScene scene, TimeView view)
    {
        if (Whole.Days(scene, view) is not { From: { } from, To: { } to }) return null;

        return Part switch
        {
            PeriodPart.Start => DateRange.Day(from),
            PeriodPart.Middle => DateRange.Day(Periods.Middle(Unit, from, to)),
            PeriodPart.End => DateRange.Day(Unit == PeriodUnit.Week ? from.AddDays(4) : to),
            PeriodPart.FirstTen => DateRange.Between(from, from.AddDays(9)),
            PeriodPart.SecondTen => DateRange.Between(from.AddDays(10), from.AddDays(19)),
            _ => DateRange.Between(from.AddDays(20), to),
        };
    }
}

/// <summary>week 10 of 2019; the first or last week of a year.</summary>
internal sealed record IsoWeekOfYear(int Week, int? Year = null, int? YearShift = null) : DayExpression
{
    public const int Last = -1;

    public override bool IsPeriod => true;

    public override DateRange? Days(TimeScene scene, TimeView view)
    {
        var year = Year ?? scene.Today.Year + (YearShift ?? 0);
        var weeks = System.Globalization.ISOWeek.GetWeeksInYear(year);
        return Week == Last ? Calendars.IsoWeek(year, weeks) : Week >= 1 && Week <= weeks ? Calendars.IsoWeek(year, Week) : null;
    }
}

/// <summary>the week of April 10th.</summary>
internal sealed record WeekContaining(DayExpression Day) : DayExpression
{
    public override bool IsPeriod => true;

    public override DateRange? Days(TimeScene scene, TimeView view) =>
        Day.Point(scene, view) is { } day ? DateRange.Between(Calendars.Monday(day), Calendars.Monday(day).AddDays(6)) : null;
}
