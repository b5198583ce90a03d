namespace CrmBot.Language.Times;

/// <summary>Which days are worked, and when festivals are.</summary>
/// <param name="Holidays">Dates Monday to Friday that are not workdays.</param>
/// <param name="ExtraWorkdays">Saturdays and Sundays that are workdays.</param>
/// <param name="Festivals">Named periods.</param>
public sealed record WorkCalendar(
    IReadOnlySet<DateOnly> Holidays, IReadOnlySet<DateOnly> ExtraWorkdays, IReadOnlyList<Festival> Festivals)
{
    /// <summary>Monday to Friday, no holidays, no festivals.</summary>
    public static WorkCalendar Plain { get; } = new(new HashSet<DateOnly>(), new HashSet<DateOnly>(), []);

    public bool IsWorkday(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        ? ExtraWorkdays.Contains(day)
        : !Holidays.Contains(day);

    /// <summary>The day itself or the first workday after it.</summary>
    public DateOnly WorkdayFrom(DateOnly day)
    {
        // A calendar without any workday is a mistake of its owner; a year is far enough to look.
        for (var i = 0; i < 366 && !IsWorkday(day); i++) day = day.AddDays(1);
        return day;
    }

    /// <summary>The n-th workday after a day (n &gt; 0), or before it (n &lt; 0).</summary>
    public DateOnly AddWorkdays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Min(Math.Abs(count), 2000); left > 0; left--)
        {
            day = day.AddDays(step);
            for (var i = 0; i < 366 && !IsWorkday(day); i++) day = day.AddDays(step);
        }
        return day;
    }
}

/// <summary>A festival: its names, and its first and last day.</summary>
public sealed record Festival(IReadOnlyList<string> Names, DateOnly From, DateOnly To);
