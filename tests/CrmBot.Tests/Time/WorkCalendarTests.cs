using System.Globalization;
using CrmBot.Language;
using CrmBot.Runtime.Time;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Time;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar China = WorkCalendars.China;

    // Days of the year minus weekends and holidays plus make-up days, counted by hand from the State Council's notices.
    [Theory]
    [InlineData(2025, 248, YearState.Announced)]
    [InlineData(2026, 248, YearState.Announced)]
    [InlineData(2027, 248, YearState.Provisional)]
    [InlineData(2030, 261, YearState.Unknown)]
    public void A_year_has_its_workdays(int year, int workdays, YearState state)
    {
        var first = new DateOnly(year, 1, 1);
        Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Count(day => China.IsWorkday(first.AddDays(day)))
            .ShouldBe(workdays);
        China.StateOf(year).ShouldBe(state);
    }

    [Theory]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-10-08", false)]
    [InlineData("2027-02-10", false)]
    public void Holidays_are_free_and_make_up_days_are_worked(string day, bool worked) =>
        China.IsWorkday(DateOnly.Parse(day, CultureInfo.InvariantCulture)).ShouldBe(worked);

    [Fact]
    public void A_make_up_day_is_worked_like_any_workday()
    {
        China.ShiftsOf(new DateOnly(2026, 2, 14)).ShouldBe([Shift.Parse("09:00-12:00"), Shift.Parse("13:00-18:00")]);
        China.ShiftsOf(new DateOnly(2026, 2, 15)).ShouldBeEmpty();
    }

    [Fact]
    public void Counting_workdays_passes_over_the_Spring_Festival()
    {
        China.NextWorkday(new DateOnly(2026, 2, 14)).ShouldBe(new DateOnly(2026, 2, 24));
        China.AddWorkdays(new DateOnly(2026, 2, 13), 3).ShouldBe(new DateOnly(2026, 2, 25));
        China.AddWorkdays(new DateOnly(2026, 2, 24), -1).ShouldBe(new DateOnly(2026, 2, 14));
        China.AddWorkdays(new DateOnly(2026, 2, 18), 0).ShouldBe(new DateOnly(2026, 2, 18));
        China.OnOrAfter(new DateOnly(2026, 2, 18)).ShouldBe(new DateOnly(2026, 2, 24));
        WorkCalendars.Default.NextWorkday(new DateOnly(2026, 2, 13)).ShouldBe(new DateOnly(2026, 2, 16));
    }

    [Fact]
    public void The_parser_gets_the_same_free_days()
    {
        var settings = China.ToLanguage(new WorldSettings { Name = "kept" });
        settings.Name.ShouldBe("kept");
        settings.Holidays.Count(day => day.Year == 2026).ShouldBe(19);
        settings.ExtraWorkdays.Where(day => day.Year == 2026).ShouldBe(
            [new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10)]);
        var spring = settings.Festivals.First(festival => festival.From.Year == 2026 && festival.Names.Contains("春节"));
        (spring.From, spring.To).ShouldBe((new DateOnly(2026, 2, 15), new DateOnly(2026, 2, 23)));
    }

    [Fact]
    public void Working_hours_can_be_set_for_all_days_or_one()
    {
        var calendar = China.WithShifts(Shift.Parse("10:00-19:00")).WithShifts(DayOfWeek.Saturday, Shift.Parse("10:00-12:00"));
        calendar.ShiftsOf(new DateOnly(2026, 3, 10)).ShouldBe([Shift.Parse("10:00-19:00")]);
        calendar.ShiftsOf(new DateOnly(2026, 3, 14)).ShouldBe([Shift.Parse("10:00-12:00")]);
        calendar.IsWorkday(new DateOnly(2026, 3, 15)).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => China.WithShifts(Shift.Parse("09:00-12:00"), Shift.Parse("11:00-18:00")));
        Should.Throw<ArgumentException>(() => WorkCalendar.MondayToFriday("none"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("09:00")]
    [InlineData("12:00-09:00")]
    [InlineData("9-12")]
    [InlineData("09:00-25:00")]
    public void A_shift_that_is_none_is_refused(string text) => Should.Throw<FormatException>(() => Shift.Parse(text));

    [Theory]
    [InlineData("Asia/Tokyo", "Asia/Tokyo")]
    [InlineData(null, "Asia/Shanghai")]
    [InlineData("", "Asia/Shanghai")]
    [InlineData("Mars/Olympus", "Asia/Shanghai")]
    [InlineData("../../etc/passwd", "Asia/Shanghai")]
    public void An_unknown_zone_falls_back(string? name, string expected) => TimeZones.Find(name).Id.ShouldBe(expected);
}
