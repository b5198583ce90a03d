using System.Globalization;

namespace CrmBot.Language.Times;

/// <summary>Plain date arithmetic: ISO weeks, nearest dates, months of different length.</summary>
internal static class Calendars
{
    public static int IsoIndex(DayOfWeek weekday) => ((int)weekday + 6) % 7;

    public static DateOnly Monday(DateOnly day) => day.AddDays(-IsoIndex(day.DayOfWeek));

    public static DateOnly NextWeekday(DateOnly today, DayOfWeek weekday)
    {
        var ahead = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(ahead == 0 ? 7 : ahead);
    }

    public static DateOnly LastWeekday(DateOnly today, DayOfWeek weekday)
    {
        var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        return today.AddDays(-(back == 0 ? 7 : back));
    }

    public static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>The nearest such date on or after (or before) today; 29 February looks as far as the next leap year.</summary>
    public static DateOnly? NearestDate(DateOnly today, TimeView view, int month, int day)
    {
        var step = view == TimeView.Ahead ? 1 : -1;
        for (var i = 0; i <= 8; i++)
            if (Date(today.Year + step * i, month, day) is { } date && IsOnSide(date, today, view)) return date;
        return null;
    }

    public static DateOnly? NearestDayOfMonth(DateOnly today, TimeView view, int day)
    {
        var first = today.AddDays(1 - today.Day);
        for (var i = 0; i <= 12; i++)
        {
            var month = first.AddMonths(view == TimeView.Ahead ? i : -i);
            if (Date(month.Year, month.Month, day) is { } date && IsOnSide(date, today, view)) return date;
        }
        return null;
    }

    private static bool IsOnSide(DateOnly date, DateOnly today, TimeView view) => view == TimeView.Ahead ? date >= today : date <= today;

    public static DateOnly MonthEnd(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    public static DateRange IsoWeek(int year, int week)
    {
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return DateRange.Between(monday, monday.AddDays(6));
    }

    /// <summary>A year written with two digits.</summary>
    public static int FullYear(int year) => year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;
}
