using CrmBot.Features.Digests;
using CrmBot.Features.Goals;
using CrmBot.Features.Reading;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Goals;

public sealed class GoalPaceTests
{
    private static readonly DateOnly Today = new(2026, 3, 11);

    [Theory]
    [InlineData("本月业绩目标100万", "2026-03-31", "2026-03-01", "2026-03-31")]
    [InlineData("这个季度业绩目标300万", "2026-03-31", "2026-01-01", "2026-03-31")]
    [InlineData("Q2 revenue target 300k", "2026-06-30", "2026-04-01", "2026-06-30")]
    [InlineData("上半年业绩目标600万", "2026-06-30", "2026-01-01", "2026-06-30")]
    [InlineData("全年业绩目标2000万", "2026-12-31", "2026-01-01", "2026-12-31")]
    [InlineData("set Lin Tao's target for June to 500k", "2026-06-30", "2026-06-01", "2026-06-30")]
    [InlineData("win 20 deals by end of June", "2026-06-30", "2026-03-11", "2026-06-30")]
    [InlineData("4月签20单", "2026-04-30", "2026-04-01", "2026-04-30")]
    [InlineData("4月底前签20单", "2026-04-30", "2026-03-11", "2026-04-30")]
    [InlineData("100万", "2026-03-31", "2026-03-01", "2026-03-31")]
    [InlineData("4月18号之前签20单", "2026-04-18", "2026-03-11", "2026-04-18")]
    [InlineData("业绩目标100万", null, "2026-03-01", "2026-03-31")]
    [InlineData("本季度业绩目标100万", null, "2026-01-01", "2026-03-31")]
    public void The_days_of_a_goal_are_those_that_were_said(string text, string? by, string first, string last) =>
        GoalPeriods.Of(text, by is null ? null : Day(by), Today).ShouldBe((Day(first), Day(last)));

    [Theory]
    [InlineData("2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28")]
    [InlineData("2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31")]
    [InlineData("2028-01-01", "2028-12-31", "2027-01-01", "2027-12-31")]
    [InlineData("2026-03-11", "2026-03-20", "2026-03-01", "2026-03-10")]
    public void It_is_compared_with_as_much_time_before(string first, string last, string from, string to) =>
        GoalPeriods.Before(Day(first), Day(last)).ShouldBe((Day(from), Day(to)));

    [Theory]
    [InlineData("2026-03-01", "2026-03-11", "2026-02-01", "2026-02-11")]
    [InlineData("2026-03-01", "2026-03-30", "2026-02-01", "2026-02-28")]
    [InlineData("2026-01-01", "2026-02-11", "2025-10-01", "2025-11-11")]
    [InlineData("2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28")]
    public void Half_a_month_with_the_same_half_of_the_month_before(string first, string last, string from, string to) =>
        GoalPeriods.SamePartBefore(Day(first), Day(last)).ShouldBe((Day(from), Day(to)));

    [Theory]
    [InlineData("2026-02-20T12:00", 0)]
    [InlineData("2026-03-01T00:00", 0)]
    [InlineData("2026-03-01T09:11", 0)]
    [InlineData("2026-03-16T12:00", 48_387_096)]
    [InlineData("2026-04-01T00:00", 100_000_000)]
    [InlineData("2026-05-01T00:00", 100_000_000)]
    public void An_even_pace_counts_the_days_that_are_over(string moment, long expected) =>
        GoalPace.Expected(Month(GoalUnit.Money, 100_000_000, null), At(moment)).ShouldBe(expected);

    [Fact]
    public void A_share_moves_from_where_it_was_to_where_it_is_to_be()
    {
        GoalPace.Expected(Month(GoalUnit.Share, 8_000, 6_000), At("2026-03-16T12:00")).ShouldBe(6_967);
        GoalPace.Expected(Month(GoalUnit.Share, 8_000, null), At("2026-03-02T00:00"))
            .ShouldBe(8_000, "without anything before, the target is the measure from the start");
    }

    [Fact]
    public void Behind_is_behind_the_pace_and_not_behind_the_target()
    {
        var goal = Month(GoalUnit.Count, 20, 3);
        CountGoal.Stand(goal, 10, At("2026-03-16T12:00")).IsBehind.ShouldBeFalse();
        CountGoal.Stand(goal, 8, At("2026-03-16T12:00")).IsBehind.ShouldBeTrue();
        CountGoal.Stand(goal, null, At("2026-03-16T12:00")).IsBehind.ShouldBeFalse("nothing can be measured yet");
    }

    [Theory]
    [InlineData("复购率提升20%", 0.2, true)]
    [InlineData("revenue up 20% this quarter", 0.2, true)]
    [InlineData("raise revenue by 20%", 0.2, true)]
    [InlineData("业绩目标+20%", 0.2, true)]
    [InlineData("复购率提高到20%", 0.2, false)]
    [InlineData("转化率目标20%", 0.2, false)]
    public void More_than_before_is_told_from_an_amount(string text, double said, bool relative) =>
        GoalTargets.IsRelative(text, (decimal)said, GoalUnit.Share).ShouldBe(relative);

    [Fact]
    public void Targets_are_kept_in_their_own_unit()
    {
        GoalTargets.Read(0.8m, GoalUnit.Share, null).ShouldBe(8_000);
        GoalTargets.Read(80, GoalUnit.Share, null).ShouldBe(8_000);
        GoalTargets.Read(120, GoalUnit.Share, null).ShouldBeNull();
        GoalTargets.Read(1_000_000, GoalUnit.Money, "CNY").ShouldBe(100_000_000);
        GoalTargets.Read(0, GoalUnit.Count, null).ShouldBeNull();
        GoalTargets.Raise(4_000, 0.2m, GoalUnit.Share).ShouldBe(4_800);
        GoalTargets.Raise(null, 0.2m, GoalUnit.Money).ShouldBeNull();
    }

    private static Goal Month(GoalUnit unit, long target, long? baseline) => new()
    {
        Measure = "revenue", Unit = unit, Target = target, Baseline = baseline, StartOn = 20260301, EndOn = 20260331,
        Zone = "Asia/Shanghai",
    };

    private static long At(string moment) =>
        new DateTimeOffset(SaidTime.Read(moment)!.Value.Local, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);
}
