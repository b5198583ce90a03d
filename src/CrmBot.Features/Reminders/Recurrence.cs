using System.Globalization;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Reminders;

/// <summary>
/// Repetition codes of the language contract: <c>day</c>, <c>workday</c>, weekdays such as <c>MO,TH</c>, <c>month:15</c>,
/// <c>month:last</c>, <c>2w:MO</c> (every other week).
/// </summary>
internal sealed class Recurrence
{
    private const int SearchDays = 800;
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    private readonly Func<DateOnly, bool> falls;
    private readonly TimeOnly clock;

    private Recurrence(Func<DateOnly, bool> falls, TimeOnly clock) => (this.falls, this.clock) = (falls, clock);

    /// <summary>Null when the code cannot be read.</summary>
    /// <param name="anchor">The day counting begins, for every other week.</param>
    public static Recurrence? Read(string every, string? clock, DateOnly anchor, WorkCalendar calendar)
    {
        var at = TimeOnly.TryParseExact(clock ?? "09:00", "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said)
            ? said
            : new TimeOnly(9, 0);
        return Days(every, anchor, calendar) is { } falls ? new Recurrence(falls, at) : null;
    }

    /// <summary>The first occurrence strictly after <paramref name="local"/>; null when there is none within about two years.</summary>
    public DateTime? After(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        for (var ahead = 0; ahead <= SearchDays; ahead++)
        {
            var moment = day.AddDays(ahead).ToDateTime(clock);
            if (moment > local && falls(DateOnly.FromDateTime(moment))) return moment;
        }

        return null;
    }

    /// <summary>The last occurrence strictly before <paramref name="local"/>; null when there is none within about two years.</summary>
    public DateTime? Before(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        for (var back = 0; back <= SearchDays; back++)
        {
            var moment = day.AddDays(-back).ToDateTime(clock);
            if (moment < local && falls(DateOnly.FromDateTime(moment))) return moment;
        }

        return null;
    }

    private static Func<DateOnly, bool>? Days(string every, DateOnly anchor, WorkCalendar calendar) => every switch
    {
        "day" => _ => true,
        "workday" => calendar.IsWorkday,
        _ when every.StartsWith("month:", StringComparison.Ordinal) => DayOfMonth(every["month:".Length..]),
        _ when every.IndexOf("w:", StringComparison.Ordinal) is > 0 and var at => EveryWeeks(every[..at], every[(at + 2)..], anchor),
        _ => Weekdays(every),
    };

    private static Func<DateOnly, bool>? DayOfMonth(string which)
    {
        if (which == "last") return day => day.AddDays(1).Day == 1;
        // The 31st of a short month is its last day: a monthly bill is not skipped.
        return int.TryParse(which, CultureInfo.InvariantCulture, out var wanted) && wanted is >= 1 and <= 31
            ? day => day.Day == Math.Min(wanted, DateTime.DaysInMonth(day.Year, day.Month))
            : null;
    }

    private static Func<DateOnly, bool>? EveryWeeks(string number, string weekdays, DateOnly anchor)
    {
        if (!int.TryParse(number, CultureInfo.InvariantCulture, out var weeks) || weeks is < 1 or > 52
            || Weekdays(weekdays) is not { } falls) return null;
        var first = Monday(anchor);
        return day => falls(day) && (Monday(day).DayNumber - first.DayNumber) / 7 % weeks == 0;
    }

    private static Func<DateOnly, bool>? Weekdays(string list)
    {
        var days = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return days.Length > 0 && Array.TrueForAll(days, Codes.Contains) ? day => days.Contains(Codes[(int)day.DayOfWeek]) : null;
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
