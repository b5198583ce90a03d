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
            PeriodUnit.Week => string.Create(CultureInfo.InvariantCulture,
                $"{ISOWeek.GetYear(from.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(from.ToDateTime(default)):00}"),
            PeriodUnit.Month => from.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            PeriodUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{from.Year}Q{(from.Month + 2) / 3}"),
            PeriodUnit.Half => string.Create(CultureInfo.InvariantCulture, $"{from.Year}H{(from.Month + 5) / 6}"),
            PeriodUnit.Year => from.Year.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static PeriodUnit? Unit(DayExpression day) => day switch
    {
        RelativePeriod { Unit: not PeriodUnit.Weekend } relative => relative.Unit,
        NumberedPeriod numbered => numbered.Unit,
        IsoWeekOfYear or WeekContaining => PeriodUnit.Week,
        _ => null,
    };
}
