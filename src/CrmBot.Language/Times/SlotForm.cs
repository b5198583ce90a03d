using System.Globalization;

namespace CrmBot.Language.Times;

/// <summary>The written forms of dates, times and weekdays in frames.</summary>
public static class SlotForm
{
    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary><c>2026-03-11</c></summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>2026-03-11T10:00</c></summary>
    public static string Of(DateTime wall) => wall.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>10:00</c></summary>
    public static string Of(TimeOnly clock) => clock.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>MO</c> ... <c>SU</c></summary>
    public static string Of(DayOfWeek weekday) => Weekdays[(int)weekday];
}
