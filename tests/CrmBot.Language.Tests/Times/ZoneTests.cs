using CrmBot.Language.Times;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Times;

/// <summary>Rule 15: elapsed time is exact, skipped wall times move forward.</summary>
public sealed class ZoneTests
{
    [Theory]
    [InlineData("半小时后", "2026-03-11T10:00", "Asia/Shanghai", "2026-03-11T10:30")]
    [InlineData("90分钟后", "2026-03-11T23:10", "Asia/Shanghai", "2026-03-12T00:40")]
    [InlineData("一个半小时后", "2026-03-11T10:00", "Asia/Shanghai", "2026-03-11T11:30")]
    [InlineData("一刻钟后", "2026-12-31T23:50", "Asia/Shanghai", "2027-01-01T00:05")]
    [InlineData("24小时后", "2026-03-13T10:00", "Asia/Shanghai", "2026-03-14T10:00")]
    [InlineData("in 2 hours", "2026-03-08T01:30", "America/New_York", "2026-03-08T04:30")]
    [InlineData("in 3 hours", "2026-11-01T00:30", "America/New_York", "2026-11-01T02:30")]
    [InlineData("in 3 hours", "2026-03-28T23:30", "Europe/Berlin", "2026-03-29T03:30")]
    [InlineData("in 4 hours", "2026-10-24T23:30", "Europe/Berlin", "2026-10-25T02:30")]
    [InlineData("in 45 minutes", "2026-03-29T00:30", "Europe/London", "2026-03-29T02:15")]
    [InlineData("in 24 hours", "2026-03-28T12:00", "Europe/Berlin", "2026-03-29T13:00")]
    [InlineData("in an hour and a half", "2026-04-05T01:45", "Australia/Sydney", "2026-04-05T02:15")]
    public void Hours_and_minutes_are_elapsed_time(string text, string now, string zone, string expected) =>
        Ahead(text, now, zone).ShouldBe(expected);

    [Theory]
    [InlineData("tomorrow at 02:30", "2026-03-07T12:00", "America/New_York", "2026-03-08T03:30")]
    [InlineData("明天凌晨两点半", "2026-03-28T12:00", "Europe/Berlin", "2026-03-29T03:30")]
    [InlineData("tomorrow 01:15", "2026-03-28T12:00", "Europe/London", "2026-03-29T02:15")]
    [InlineData("tomorrow", "2026-03-07T12:00", "America/New_York", "2026-03-08T09:00")]
    [InlineData("in 2 weeks", "2026-03-02T12:00", "America/New_York", "2026-03-16T09:00")]
    [InlineData("tomorrow at 2:30", "2026-03-07T12:00", "America/New_York", "2026-03-08T14:30")]
    public void A_wall_time_that_does_not_exist_moves_forward(string text, string now, string zone, string expected) =>
        Ahead(text, now, zone).ShouldBe(expected);

    [Fact]
    public void The_same_instant_is_another_day_in_another_zone()
    {
        var instant = new DateTimeOffset(2026, 3, 11, 23, 0, 0, TimeSpan.Zero);
        LocalMoment.At(instant, "Asia/Shanghai").Today.ShouldBe(Said.Day("2026-03-12"));
        LocalMoment.At(instant, "America/Los_Angeles").Today.ShouldBe(Said.Day("2026-03-11"));
    }

    private static string? Ahead(string text, string now, string zone) =>
        Said.Only(text, now, zone)?.AsPointAhead(roll: true) is { } wall ? SlotForm.Of(wall) : null;
}
