namespace CrmBot.Language.Times;

/// <summary>first Friday of June, 下个月第一个工作日, the last day of May.</summary>
/// <param name="Number">1, 2, ... or -1 for the last.</param>
/// <param name="Weekday">A weekday; null for any day.</param>
/// <param name="Workday">Days of the work calendar only.</param>
/// <param name="Whole">The period it is counted in.</param>
internal sealed record NthDay(int Number, DayOfWeek? Weekday, bool Workday, DayExpression? Whole = null) : DayExpression
{
    public override bool IsFloating => Whole?.IsFloating ?? false;

    public override DateRange? Days(TimeScene scene, TimeView view)
    {
        if (Whole?.Days(scene, view) is not { From: { } from, To: { } to }) return null;
        var step = Number > 0 ? 1 : -1;
        var left = Math.Abs(Number);
        for (var day = Number > 0 ? from : to; day >= from && day <= to; day = day.AddDays(step))
            if (Counts(day, scene.Calendar) && --left == 0) return DateRange.Day(day);
        return null;
    }

    private bool Counts(DateOnly day, WorkCalendar calendar) =>
        Workday ? calendar.IsWorkday(day) : Weekday is null || day.DayOfWeek == Weekday;
}
