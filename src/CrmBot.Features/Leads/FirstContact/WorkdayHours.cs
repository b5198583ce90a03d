using CrmBot.Runtime.Time;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>
/// Hours that run around the clock on workdays and stand still on free days: 24 h after Friday 15:00 is Monday 15:00. What a customer is
/// promised "within a day" is counted so; what a colleague is given to do is counted in hours of work (<see cref="WorkTime"/>).
/// </summary>
internal static class WorkdayHours
{
    private const int MostDays = 3700;

    /// <exception cref="InvalidOperationException">The calendar has no workdays within ten years.</exception>
    public static long Add(WorkCalendar calendar, TimeZoneInfo zone, long from, TimeSpan hours)
    {
        var (left, at) = ((long)hours.TotalMilliseconds, from);
        var day = Instants.DayOf(from, zone);
        for (var walked = 0; walked < MostDays; walked++)
        {
            day = day.AddDays(1);
            var midnight = Instants.FromLocal(day.ToDateTime(default), zone);
            if (calendar.IsWorkday(day.AddDays(-1)))
            {
                if (left <= midnight - at) return at + left;
                left -= midnight - at;
            }

            at = midnight;
        }

        throw new InvalidOperationException($"Calendar {calendar.Name} has no workdays within ten years of {from}.");
    }
}
