using CrmBot.Features.Digests;
using CrmBot.Runtime.Time;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Digests;

/// <summary>Which time a digest tells of, across weekends, holidays, month ends and changes of the clock.</summary>
public sealed class DigestPeriodTests
{
    private static readonly WorkCalendar China = WorkCalendars.China;
    private readonly DigestPeriods periods = new(China);

    [Theory]
    [InlineData("2026-03-11T09:00", "2026-03-10", "2026-03-10")] // a Wednesday tells of Tuesday
    [InlineData("2026-03-09T09:00", "2026-03-06", "2026-03-08")] // a Monday of Friday and the weekend
    [InlineData("2026-02-14T09:00", "2026-02-13", "2026-02-13")] // a Saturday that is worked
    [InlineData("2026-02-24T09:00", "2026-02-14", "2026-02-23")] // after the Spring Festival, of all of it
    [InlineData("2028-03-01T09:00", "2028-02-29", "2028-02-29")] // a leap day
    public void A_daily_digest_in_the_morning_tells_of_all_whole_days_since_the_last(string due, string first, string last)
    {
        var period = periods.Of(Plan(DigestKind.Daily), DateTime.Parse(due, null));
        (period.First, period.Last).ShouldBe((DateOnly.Parse(first, null), DateOnly.Parse(last, null)));
    }

    [Theory]
    [InlineData("Asia/Shanghai", 24)]
    [InlineData("Europe/Berlin", 23)] // summer time begins on 2026-03-29
    [InlineData("America/New_York", 24)]
    public void A_day_is_as_long_as_it_is_in_its_zone(string zone, int hours)
    {
        var plan = Plan(DigestKind.Daily, zone);
        plan.EveryDay = true;
        var period = periods.Of(plan, new DateTime(2026, 3, 30, 9, 0, 0));
        (period.To - period.From).ShouldBe(hours * 3_600_000L);
    }

    [Fact]
    public void Evening_digests_join_without_gap_and_without_overlap()
    {
        var plan = Plan(DigestKind.Daily, "Europe/Berlin");
        plan.Clock = "18:00";
        var due = new DateTime(2026, 3, 2, 18, 0, 0);
        var before = periods.Of(plan, due);
        for (var i = 0; i < 60; i++)
        {
            due = periods.Next(plan, due)!.Value;
            var next = periods.Of(plan, due);
            next.From.ShouldBe(before.To);
            before = next;
        }
    }

    [Fact]
    public void Morning_digests_join_without_gap_and_without_overlap_through_a_year()
    {
        var plan = Plan(DigestKind.Daily, "America/New_York");
        var due = new DateTime(2026, 1, 5, 9, 0, 0);
        var before = periods.Of(plan, due);
        while (due.Year == 2026)
        {
            due = periods.Next(plan, due)!.Value;
            var next = periods.Of(plan, due);
            next.From.ShouldBe(before.To, $"on {due}");
            before = next;
        }
    }

    [Theory]
    [InlineData("MO", "2026-03-09T09:00", "2026-03-02", "2026-03-08")]
    [InlineData("FR", "2026-03-13T17:00", "2026-03-06", "2026-03-13")]
    public void A_weekly_digest_early_in_the_week_tells_of_the_week_before_and_later_of_the_time_since(string day, string due, string first,
        string last)
    {
        var plan = Plan(DigestKind.Weekly);
        (plan.Day, plan.Clock) = (day, due[11..]);
        var period = periods.Of(plan, DateTime.Parse(due, null));
        (period.First, period.Last).ShouldBe((DateOnly.Parse(first, null), DateOnly.Parse(last, null)));
    }

    [Theory]
    [InlineData("1", "2026-03-01T09:00", "2026-02-01", "2026-02-28")]
    [InlineData("1", "2028-03-01T09:00", "2028-02-01", "2028-02-29")]
    [InlineData("last", "2026-04-30T18:00", "2026-03-31", "2026-04-30")]
    public void A_monthly_digest_tells_of_the_month_before_or_of_this_one(string day, string due, string first, string last)
    {
        var plan = Plan(DigestKind.Monthly);
        (plan.Day, plan.Clock) = (day, due[11..]);
        var period = periods.Of(plan, DateTime.Parse(due, null));
        (period.First, period.Last).ShouldBe((DateOnly.Parse(first, null), DateOnly.Parse(last, null)));
    }

    private static DigestPlan Plan(DigestKind kind, string zone = "Asia/Shanghai") => new() { Kind = kind, Zone = zone };
}
