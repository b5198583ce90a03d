namespace CrmBot.Language.Times;

/// <summary>Something that comes back: 每周一三五, every Mon 9am, 每月最后一天.</summary>
public sealed record Recurrence
{
    /// <summary>The step, e.g. one day, two weeks, one month.</summary>
    public required TimeAmount Step { get; init; }

    /// <summary>Days of the week, in the order of the week.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Only in this week, counted from the present one (下周一三五); null when it comes back every week.</summary>
    public int? Week { get; init; }

    /// <summary>Day of the month; <see cref="LastDay"/> for its last one.</summary>
    public int? MonthDay { get; init; }

    /// <summary>Further days of the month, each a recurrence of its own: 每月一号和十五号.</summary>
    public IReadOnlyList<int> AlsoOn { get; init; } = [];

    /// <summary>Workdays of the calendar only.</summary>
    public bool Workdays { get; init; }

    /// <summary>The time of day; null when none was said.</summary>
    public TimeOnly? Time { get; init; }

    public const int LastDay = -1;

    /// <summary>
    /// The contract's form: <c>day</c>, <c>workday</c>, <c>MO,TH</c>, <c>month:15</c>, <c>month:last</c>, <c>2w:MO</c>;
    /// null when the day within the step was not said (每周, every month).
    /// </summary>
    public string? ToSlot()
    {
        if (Workdays) return "workday";
        if (MonthDay is { } day) return day == LastDay ? "month:last" : $"month:{day}";
        if (Weekdays.Count > 0)
        {
            var days = string.Join(',', Weekdays.Select(SlotForm.Of));
            return Step.Weeks > 1 ? $"{Step.Weeks:0}w:{days}" : days;
        }
        return Step == new TimeAmount { Days = 1 } ? "day" : null;
    }
}
