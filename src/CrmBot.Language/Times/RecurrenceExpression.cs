namespace CrmBot.Language.Times;

/// <summary>What was said about something that comes back.</summary>
internal sealed record RecurrenceExpression(TimeAmount Step)
{
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    public int? MonthDay { get; init; }

    public bool Workdays { get; init; }

    public ClockExpression? Clock { get; init; }

    public Recurrence Read() => new()
    {
        Step = Step,
        Weekdays = [.. Weekdays.Distinct().OrderBy(Calendars.IsoIndex)],
        MonthDay = MonthDay,
        Workdays = Workdays,
        Time = Clock?.Read().Time,
    };
}
