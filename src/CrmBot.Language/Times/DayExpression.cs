namespace CrmBot.Language.Times;

/// <summary>Which way an expression without a year or week is read.</summary>
public enum TimeView
{
    /// <summary>The slot lies ahead: the nearest on or after today.</summary>
    Ahead,

    /// <summary>The slot lies behind: the nearest on or before today.</summary>
    Behind,
}

/// <summary>What a date expression is resolved against.</summary>
/// <param name="Now">The moment of the message.</param>
/// <param name="Calendar">Workdays and festivals.</param>
/// <param name="Today">The day expressions without a year or week are read from; of the end of a range that is its start.</param>
internal readonly record struct TimeScene(LocalMoment Now, WorkCalendar Calendar, DateOnly Today);

/// <summary>What was said about the day or period, not yet resolved.</summary>
internal abstract record DayExpression
{
    /// <summary>The days meant; null when there is no such day (31 June, a festival that is not in the calendar).</summary>
    public abstract DateRange? Days(TimeScene scene, TimeView view);

    /// <summary>The single day meant where a slot takes one date: a longer period gives its last day.</summary>
    public virtual DateOnly? Point(TimeScene scene, TimeView view) => Days(scene, view)?.To;

    /// <summary>Its year, month or week was left open: as the end of a range it is read from the start.</summary>
    public virtual bool IsFloating => false;

    /// <summary>Longer than a day: a week, month, quarter, year.</summary>
    public virtual bool IsPeriod => false;

    /// <summary>Counted from today in days, weeks or months (rule 9 moves it off a free day).</summary>
    public virtual bool IsOffset => false;
}

/// <summary>今天, tomorrow, 大前天.</summary>
internal sealed record NamedDay(int Shift) : DayExpression
{
    public override DateRange? Days(TimeScene scene, TimeView view) => DateRange.Day(scene.Today.AddDays(Shift));
}

/// <summary>周五: the next (or last) such day, never today.</summary>
internal sealed record BareWeekday(DayOfWeek Weekday) : DayExpression
{
    public override bool IsFloating => true;

    public override DateRange? Days(TimeScene scene, TimeView view) => DateRange.Day(view == TimeView.Ahead
        ? Calendars.NextWeekday(scene.Today, Weekday)
        : Calendars.LastWeekday(scene.Today, Weekday));
}

/// <summary>coming Friday, past Monday: the direction was said.</summary>
internal sealed record NearWeekday(DayOfWeek Weekday, bool Ahead) : DayExpression
{
    public override DateRange? Days(TimeScene scene, TimeView view) =>
        new BareWeekday(Weekday).Days(scene, Ahead ? TimeView.Ahead : TimeView.Behind);
}

/// <summary>下周三, last Friday: a day of another or of this ISO week.</summary>
internal sealed record WeekdayOfWeek(DayOfWeek Weekday, int WeekShift) : DayExpression
{
    public override DateRange? Days(TimeScene scene, TimeView view) =>
        DateRange.Day(Calendars.Monday(scene.Today).AddDays(7 * WeekShift + Calendars.IsoIndex(Weekday)));
}

/// <summary>A date with its year.</summary>
internal sealed record FullDate(int Year, int Month, int Day) : DayExpression
{
    public override DateRange? Days(TimeScene scene, TimeView view) =>
        Calendars.Date(Year, Month, Day) is { } day ? DateRange.Day(day) : null;
}

/// <summary>4月15号 without a year, or with one relative to now (明年6月30).</summary>
internal sealed record MonthDay(int Month, int Day, int? YearShift = null) : DayExpression
{
    public override bool IsFloating => YearShift is null;

    public override DateRange? Days(TimeScene scene, TimeView view)
    {
        if (YearShift is { } shift) return new FullDate(scene.Today.Year + shift, Month, Day).Days(scene, view);
        return Calendars.NearestDate(scene.Today, view, Month, Day) is { } day ? DateRange.Day(day) : null;
    }
}

/// <summary>15号, the 15th: of the nearest month that has it, or of a month relative to now (下个月15号).</summary>
internal sealed record DayOfMonth(int Day, int? MonthShift = null) : DayExpression
{
    public override bool IsFloating => MonthShift is null;

    public override DateRange? Days(TimeScene scene, TimeView view)
    {
        if (MonthShift is { } shift)
        {
            var month = scene.Today.AddDays(1 - scene.Today.Day).AddMonths(shift);
            return Calendars.Date(month.Year, month.Month, Day) is { } day ? DateRange.Day(day) : null;
        }
        return Calendars.NearestDayOfMonth(scene.Today, view, Day) is { } near ? DateRange.Day(near) : null;
    }
}
