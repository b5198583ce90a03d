using System.Globalization;
using CrmBot.Runtime.Time;

namespace CrmBot.Commands;

/// <summary>Says in plain words whether the work calendar knows the days that are about to come.</summary>
internal static class CheckCalendars
{
    // China publishes next year's holidays in November.
    private const int NextYearFromMonth = 12;

    public static IReadOnlyList<string> Run(IConfiguration configuration, TimeProvider clock)
    {
        var calendar = WorkCalendars.Find(configuration["Calendar"] ?? "cn");
        var now = clock.GetUtcNow();
        var years = now.Month >= NextYearFromMonth ? new[] { now.Year, now.Year + 1 } : [now.Year];
        return calendar == WorkCalendars.Default
            ? []
            : [.. years.Where(year => calendar.StateOf(year) == YearState.Unknown).Select(year =>
                string.Create(CultureInfo.InvariantCulture,
                    $"The work calendar knows no public holidays of {year}; reminders would treat them as workdays. Update CrmBot."))];
    }
}
