namespace CrmBot.Language.Times;

/// <summary>First and last days of calendar units.</summary>
internal static class Periods
{
    /// <summary>The unit that holds a day, moved by whole units.</summary>
    public static DateRange? Containing(PeriodUnit unit, DateOnly day, int shift)
    {
        switch (unit)
        {
            case PeriodUnit.Week:
                var monday = Calendars.Monday(day).AddDays(7 * shift);
                return DateRange.Between(monday, monday.AddDays(6));
            case PeriodUnit.Weekend:
                var saturday = Calendars.Monday(day).AddDays(7 * shift + 5);
                return DateRange.Between(saturday, saturday.AddDays(1));
            default:
                var months = Months(unit);
                var count = day.Year * 12 + (day.Month - 1);
                var first = count - count % months + shift * months;
                return FromMonths(first, months);
        }
    }

    /// <summary>A numbered unit of a year; null when the number is out of range.</summary>
    public static DateRange? Numbered(PeriodUnit unit, int number, int year)
    {
        if (year is < 1 or > 9990) return null;
        if (unit == PeriodUnit.Year) return FromMonths(year * 12, 12);
        var months = Months(unit);
        return number >= 1 && number * months <= 12 ? FromMonths(year * 12 + (number - 1) * months, months) : null;
    }

    public static DateOnly Middle(PeriodUnit unit, DateOnly from, DateOnly to) => unit switch
    {
        PeriodUnit.Month => from.AddDays(14),
        PeriodUnit.Week => from.AddDays(2),
        PeriodUnit.Year => new DateOnly(from.Year, 6, 30),
        _ => from.AddDays((to.DayNumber - from.DayNumber) / 2),
    };

    private static DateRange? FromMonths(int first, int months)
    {
        if (first < 12 || first + months >= 9999 * 12) return null;
        var from = new DateOnly(first / 12, first % 12 + 1, 1);
        return DateRange.Between(from, from.AddMonths(months).AddDays(-1));
    }

    private static int Months(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Month => 1,
        PeriodUnit.Quarter => 3,
        PeriodUnit.Half => 6,
        _ => 12,
    };
}
