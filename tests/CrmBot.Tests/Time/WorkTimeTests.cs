using System.Globalization;
using CrmBot.Runtime.Time;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Time;

public sealed class WorkTimeTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZones.Find("Asia/Shanghai");
    private static readonly TimeZoneInfo Berlin = TimeZones.Find("Europe/Berlin");
    private static readonly WorkTime Work = new(WorkCalendars.China, Shanghai);

    [Theory]
    [InlineData("2026-03-10 10:00", 30, "2026-03-10 10:30")]
    [InlineData("2026-03-10 11:45", 30, "2026-03-10 13:15")]
    [InlineData("2026-03-10 12:30", 30, "2026-03-10 13:30")]
    [InlineData("2026-03-10 17:30", 30, "2026-03-10 18:00")]
    [InlineData("2026-03-10 17:45", 30, "2026-03-11 09:15")]
    [InlineData("2026-03-13 17:00", 120, "2026-03-16 10:00")]
    [InlineData("2026-02-14 17:00", 120, "2026-02-24 10:00")]
    [InlineData("2026-02-27 17:00", 120, "2026-02-28 10:00")]
    [InlineData("2026-03-10 20:00", 0, "2026-03-11 09:00")]
    [InlineData("2026-03-10 08:00", 480, "2026-03-10 18:00")]
    public void Work_minutes_pass_over_lunch_nights_weekends_and_holidays(string from, int minutes, string expected) =>
        Local(Work.Add(At(from), TimeSpan.FromMinutes(minutes))).ShouldBe(expected);

    [Theory]
    [InlineData("2026-03-10 09:00", "2026-03-10 18:00", 480)]
    [InlineData("2026-03-10 11:00", "2026-03-10 14:00", 120)]
    [InlineData("2026-03-13 17:00", "2026-03-16 10:00", 120)]
    [InlineData("2026-02-13 17:00", "2026-02-24 10:00", 600)]
    [InlineData("2026-03-10 14:00", "2026-03-10 11:00", 0)]
    public void Work_time_between_two_moments_is_counted(string from, string to, int minutes) =>
        Work.Between(At(from), At(to)).TotalMinutes.ShouldBe(minutes);

    [Fact]
    public void Adding_what_lies_between_gives_the_end_for_any_two_moments()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        for (var i = 0; i < 500; i++)
        {
            var from = At("2026-01-01 00:00") + (random.NextInt64(0, 365L * 86_400) * 1000);
            var to = from + (random.NextInt64(0, 20L * 86_400) * 1000);
            var worked = Work.Between(from, to);
            Work.Between(from, Work.Add(from, worked)).ShouldBe(worked, $"seed {Seed}, case {i}: {Local(from)} to {Local(to)}");
        }
    }

    [Fact]
    public void Shifts_begin_and_end_by_the_wall_clock()
    {
        Local(Work.NextStart(At("2026-03-10 12:30"))).ShouldBe("2026-03-10 13:00");
        Local(Work.NextStart(At("2026-03-10 14:30"))).ShouldBe("2026-03-10 14:30");
        Local(Work.ShiftEnd(At("2026-03-10 14:30"))).ShouldBe("2026-03-10 18:00");
        Local(Work.ShiftEnd(At("2026-03-10 12:00"))).ShouldBe("2026-03-10 18:00");
        Work.IsWorking(At("2026-03-10 12:00")).ShouldBeFalse();
        Work.IsWorking(At("2026-03-10 09:00")).ShouldBeTrue();
        Work.DayOf(new DateOnly(2026, 3, 14)).ShouldBeNull();
    }

    // Berlin: 02:00 -> 03:00 on 29 March 2026, 03:00 -> 02:00 on 25 October 2026.
    [Theory]
    [InlineData("2026-03-28 22:00", "2026-03-29 06:00", 7)]
    [InlineData("2026-10-24 22:00", "2026-10-25 06:00", 9)]
    [InlineData("2026-06-13 22:00", "2026-06-14 06:00", 8)]
    public void A_night_of_a_clock_change_is_shorter_or_longer(string from, string to, int hours)
    {
        var nights = WorkCalendar.MondayToFriday("nights", Shift.Parse("00:00-06:00"), Shift.Parse("22:00-23:59"))
            .WithShifts(DayOfWeek.Saturday, Shift.Parse("22:00-23:59"))
            .WithShifts(DayOfWeek.Sunday, Shift.Parse("00:00-06:00"));
        var work = new WorkTime(nights, Berlin);
        var (start, end) = (Instants.FromLocal(DateTime.Parse(from, CultureInfo.InvariantCulture), Berlin),
            Instants.FromLocal(DateTime.Parse(to, CultureInfo.InvariantCulture), Berlin));
        work.Between(start, end).ShouldBe(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(1));
        work.Add(start, TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(1)).ShouldBe(end);
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Havana")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Shanghai")]
    public void Two_years_are_as_long_as_their_days_one_by_one(string zone)
    {
        var nights = WorkCalendar.MondayToFriday("nights", Shift.Parse("00:00-06:00"), Shift.Parse("22:00-23:59"))
            .WithShifts(DayOfWeek.Sunday, Shift.Parse("00:00-06:00"));
        var work = new WorkTime(nights, TimeZones.Find(zone));
        long Begin(int day) => Instants.FromLocal(new DateTime(2025, 1, 1).AddDays(day), work.Zone);

        var oneByOne = Enumerable.Range(0, 730).Sum(day => work.Between(Begin(day), Begin(day + 1) - 1).TotalMinutes);

        work.Between(Begin(0), Begin(730) - 1).TotalMinutes.ShouldBe(oneByOne);
    }

    [Theory]
    [InlineData("2026-03-29 02:30", "2026-03-29 01:30")]
    [InlineData("2026-10-25 02:30", "2026-10-25 00:30")]
    [InlineData("2026-07-01 09:00", "2026-07-01 07:00")]
    [InlineData("2026-01-05 09:00", "2026-01-05 08:00")]
    public void A_wall_time_means_the_same_minute_across_daylight_saving(string local, string utc) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Instants.FromLocal(DateTime.Parse(local, CultureInfo.InvariantCulture), Berlin))
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture).ShouldBe(utc);

    private static long At(string local) => Instants.FromLocal(DateTime.Parse(local, CultureInfo.InvariantCulture), Shanghai);

    private static string Local(long instant) =>
        Instants.ToLocal(instant, Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
