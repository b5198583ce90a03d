using CrmBot.Features.Reading;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Digests;

/// <summary>The span a digest tells of: from its first instant to its end, which no longer counts.</summary>
/// <param name="From">Business time, Unix milliseconds.</param>
/// <param name="First">The first day, for people.</param>
/// <param name="Last">The last day, for people; it may be cut short.</param>
internal sealed record DigestPeriod(long From, long To, DateOnly First, DateOnly Last)
{
    public static DigestPeriod Days(DateOnly first, DateOnly last, TimeZoneInfo zone)
    {
        var (from, to) = LocalDay.Between(first, last, zone);
        return new(from, to, first, last);
    }
}

/// <summary>
/// Which period a scheduled digest tells of. Each moment lies in exactly one digest of a plan: one sent in the morning tells of the whole
/// days since the one before (Monday's of Friday to Sunday), one sent later of everything since that minute of the last time. Early in a
/// week or month it is the one before.
/// </summary>
internal sealed class DigestPeriods(WorkCalendar calendar)
{
    private static readonly TimeOnly Noon = new(12, 0);
    private const int EarlyInMonth = 15;

    /// <summary>When the plan is due next, strictly after a wall time; null when it cannot be read.</summary>
    public DateTime? Next(DigestPlan plan, DateTime after) => Repeats(plan)?.After(after);

    /// <param name="due">The wall time at which the digest was due.</param>
    public DigestPeriod Of(DigestPlan plan, DateTime due)
    {
        var today = DateOnly.FromDateTime(due);
        return plan.Kind switch
        {
            DigestKind.Weekly when today.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Wednesday =>
                Week(Monday(today).AddDays(-7), plan.TimeZone),
            DigestKind.Monthly when today.Day <= EarlyInMonth => Month(today.AddDays(-today.Day), plan.TimeZone),
            DigestKind.Daily when TimeOnly.FromDateTime(due) < Noon =>
                DigestPeriod.Days(DateOnly.FromDateTime(Before(plan, due)), today.AddDays(-1), plan.TimeZone),
            _ => Since(Before(plan, due), due, plan.TimeZone),
        };
    }

    /// <summary>The one before it, to compare with.</summary>
    public DigestPeriod Previous(DigestPlan plan, DateTime due) => Of(plan, Before(plan, due));

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static DigestPeriod Week(DateOnly monday, TimeZoneInfo zone) => DigestPeriod.Days(monday, monday.AddDays(6), zone);

    public static DigestPeriod Month(DateOnly anyDay, TimeZoneInfo zone)
    {
        var first = new DateOnly(anyDay.Year, anyDay.Month, 1);
        return DigestPeriod.Days(first, first.AddMonths(1).AddDays(-1), zone);
    }

    /// <summary>The last workday before a day: what a day is compared with.</summary>
    public DateOnly WorkdayBefore(DateOnly day)
    {
        do day = day.AddDays(-1);
        while (!calendar.IsWorkday(day));
        return day;
    }

    private static DigestPeriod Since(DateTime before, DateTime due, TimeZoneInfo zone) =>
        new(Instants.FromLocal(before, zone), Instants.FromLocal(due, zone), DateOnly.FromDateTime(before), DateOnly.FromDateTime(due));

    private DateTime Before(DigestPlan plan, DateTime due) => Repeats(plan)?.Before(due) ?? due.AddDays(-1);

    private Recurrence? Repeats(DigestPlan plan) => Recurrence.Read(plan.Every, plan.Clock, DateOnly.MinValue, calendar);
}
