namespace CrmBot.Language.Times;

/// <summary>What was said about something that comes back.</summary>
internal sealed record RecurrenceExpression(TimeAmount Step)
{
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Only in this week, counted from the present one: 下周一三五.</summary>
    public int? Week { get; init; }

    public int? MonthDay { get; init; }

    /// <summary>Further days of the month: 每月一号和十五号.</summary>
    public IReadOnlyList<int> AlsoOn { get; init; } = [];

    public bool Workdays { get; init; }

    public ClockExpression? Clock { get; init; }

    public Recurrence Read() => new()
    {
        Step = Step,
        Weekdays = [.. Weekdays.Distinct().OrderBy(Calendars.IsoIndex)],
        Week = Week,
        MonthDay = MonthDay,
        AlsoOn = AlsoOn,
        Workdays = Workdays,
        Time = Clock?.Read().Time,
    };
}
