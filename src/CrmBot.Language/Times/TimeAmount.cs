using System.Globalization;

namespace CrmBot.Language.Times;

/// <summary>An amount of time with its units as said: two weeks stay two weeks.</summary>
public sealed record TimeAmount
{
    public decimal Years { get; init; }

    public decimal Months { get; init; }

    public decimal Weeks { get; init; }

    public decimal Days { get; init; }

    public decimal Hours { get; init; }

    public decimal Minutes { get; init; }

    public decimal Seconds { get; init; }

    /// <summary>Counted in days of the work calendar.</summary>
    public bool Workdays { get; init; }

    /// <summary>Whether hours, minutes or seconds are part of it: then it is elapsed time.</summary>
    public bool IsElapsed => Hours != 0 || Minutes != 0 || Seconds != 0;

    /// <summary>Hours, minutes and seconds.</summary>
    public TimeSpan Elapsed =>
        TimeSpan.FromTicks((long)(Hours * TimeSpan.TicksPerHour + Minutes * TimeSpan.TicksPerMinute + Seconds * TimeSpan.TicksPerSecond));

    /// <summary>ISO 8601 with the units as said: <c>P3M</c>, <c>P2W</c>, <c>PT72H</c>, <c>P15D</c>; half a year is <c>P6M</c>.</summary>
    public string ToIso()
    {
        var date = Part(Years, 'Y') + Part(Months, 'M') + Part(Weeks, 'W') + Part(Days, 'D');
        var time = Part(Hours, 'H') + Part(Minutes, 'M') + Part(Seconds, 'S');
        return date.Length + time.Length == 0 ? "P0D" : "P" + date + (time.Length == 0 ? "" : "T" + time);
    }

    /// <summary>In days, a month as 30 and a year as 365 (half a year 180).</summary>
    public decimal InDays => Years * 365 + Months * 30 + Weeks * 7 + Days + InTimeHours / 24;

    /// <summary>In hours, a day as 24.</summary>
    public decimal InHours => (Years * 365 + Months * 30 + Weeks * 7 + Days) * 24 + InTimeHours;

    /// <summary>The day so far after (sign 1) or before (sign -1) another; hours do not count.</summary>
    internal DateOnly? Move(DateOnly day, int sign, WorkCalendar calendar)
    {
        if (Workdays) return calendar.AddWorkdays(day, sign * (int)Days);
        var months = (long)(Years * 12 + Months);
        var days = (long)(Weeks * 7 + Days);
        if (months > 12000 || days > 365_000) return null;
        var moved = day.ToDateTime(default).AddMonths(sign * (int)months);
        return moved.Year + sign * (int)(days / 365) is > 1 and < 9990 ? DateOnly.FromDateTime(moved.AddDays(sign * (int)days)) : null;
    }

    private decimal InTimeHours => Hours + Minutes / 60 + Seconds / 3600;

    private static string Part(decimal count, char unit) => count == 0 ? "" : count.ToString("0.####", CultureInfo.InvariantCulture) + unit;
}
