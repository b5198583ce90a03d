using System.Globalization;

namespace CrmBot.Features.Customers;

/// <summary>A birthday, by our calendar or by the Chinese one; the year only where somebody told it.</summary>
/// <param name="IsLunar">By the Chinese calendar: month and day are its own.</param>
/// <param name="IsLeap">In a month that is put in (闰四月).</param>
internal readonly record struct BirthDate(int Month, int Day, int? Year = null, bool IsLunar = false, bool IsLeap = false)
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The last year of the Chinese calendar that the program knows.</summary>
    private const int LastLunarYear = 2099;

    /// <summary>
    /// The first such day from <paramref name="from"/> on. Who was born on 29 February has it on the 28th of a year without one; the 30th
    /// of a Chinese month is its last day where it has 29; and a month that is put in falls on the plain one in years that have none.
    /// </summary>
    public DateOnly NextFrom(DateOnly from)
    {
        for (var year = from.Year - 1; ; year++)
        {
            var day = IsLunar && year <= LastLunarYear
                ? LunarDay(year)
                : new DateOnly(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
            if (day >= from) return day;
        }
    }

    /// <summary>Whether the day is not the one of the calendar: 29 February in a common year.</summary>
    public bool IsMoved(DateOnly day) => !IsLunar && day.Day != Day;

    private DateOnly LunarDay(int year)
    {
        // The calendar numbers a month that is put in like any other: with a second fourth month, 5 is that one and the fifth is 6.
        var extra = Lunar.GetLeapMonth(year);
        var month = extra > 0 && (Month >= extra || (IsLeap && Month == extra - 1)) ? Month + 1 : Month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, month, Math.Min(Day, Lunar.GetDaysInMonth(year, month)), 0, 0, 0, 0));
    }

    /// <summary>As it is stored: 05-08, 1985-05-08, L08-15, LX04-08 (a month that is put in).</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture,
            $"{(IsLunar ? IsLeap ? "LX" : "L" : "")}{(Year is { } year ? $"{year:0000}-" : "")}{Month:00}-{Day:00}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static BirthDate? Read(string text)
    {
        var (lunar, leap) = (text.StartsWith('L'), text.StartsWith("LX", StringComparison.Ordinal));
        var parts = text.TrimStart('L', 'X').Split('-')
            .Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return parts is [.., var month, var day] && parts.Length is 2 or 3
            ? Of(month, day, parts.Length == 3 ? parts[0] : null, lunar, leap) : null;
    }

    /// <summary>Null where there is no such day.</summary>
    public static BirthDate? Of(int month, int day, int? year, bool lunar, bool leap)
    {
        var known = year is >= 1900 and <= 2100 ? year : null;
        return month is >= 1 and <= 12 && day >= 1 && day <= (lunar ? 30 : DateTime.DaysInMonth(known ?? 2000, month))
            ? new(month, day, known, lunar, leap && lunar) : null;
    }
}
