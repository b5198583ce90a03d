using System.Globalization;

namespace CrmBot.Language.Times;

/// <summary>Codes of calendar units.</summary>
internal static class PeriodCode
{
    public static string? Of(DayExpression day, TimeScene scene, TimeView view)
    {
        if (day.Days(scene, view)?.From is not { } from) return null;
        return Unit(day) switch
        {
            PeriodUnit.Week => Week(from),
            PeriodUnit.Month => from.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            PeriodUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{from.Year}Q{(from.Month + 2) / 3}"),
            PeriodUnit.Half => string.Create(CultureInfo.InvariantCulture, $"{from.Year}H{(from.Month + 5) / 6}"),
            PeriodUnit.Year => from.Year.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>The code of the calendar unit right before the one that these days fill; null when they fill none.</summary>
    public static string? Before(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        var last = from.AddDays(-1);
        if (days == 7) return Week(from.AddDays(-7));
        return days switch
        {
            >= 28 and <= 31 => last.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            >= 90 and <= 92 => string.Create(CultureInfo.InvariantCulture, $"{last.Year}Q{(last.Month + 2) / 3}"),
            >= 181 and <= 184 => string.Create(CultureInfo.InvariantCulture, $"{last.Year}H{(last.Month + 5) / 6}"),
            >= 365 => last.Year.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static string Week(DateOnly monday) => string.Create(CultureInfo.InvariantCulture,
        $"{ISOWeek.GetYear(monday.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(monday.ToDateTime(default)):00}");

    private static PeriodUnit? Unit(DayExpression day) => day switch
    {
        RelativePeriod { Unit: not PeriodUnit.Weekend } relative => relative.Unit,
        NumberedPeriod numbered => numbered.Unit,
        IsoWeekOfYear or WeekContaining => PeriodUnit.Week,
        _ => null,
    };
}
