using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Reminders;

/// <summary>What is to be done by somebody who lives by another clock than whoever said it.</summary>
public sealed class ReminderZoneTests
{
    private static readonly TimeSpan NewYork = TimeSpan.FromHours(-4);

    [Fact]
    public async Task Three_oclock_given_to_somebody_in_New_York_is_three_oclock_there_and_the_giver_reads_whose_it_is()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lily) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Lily));
        await lily.SayAsync("help");
        var card = await lin.SayAsync("明天下午三点让Lily给Contoso回电");
        card.Words.ShouldContain("15:00（纽约时间）");
        await app.MoveToAsync(new(2026, 3, 12, 14, 59, 0, NewYork));
        lily.Messages.Count(IsDue).ShouldBe(0);
        await app.MoveToAsync(new(2026, 3, 12, 15, 30, 0, NewYork));
        lily.Messages.Last(IsDue).Words.ShouldContain("15:00");
        lily.Messages.Last(IsDue).Words.ShouldNotContain("time)");
    }

    [Fact]
    public async Task In_half_an_hour_is_in_half_an_hour_for_everybody()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lily) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Lily));
        await lily.SayAsync("help");
        await lin.SayAsync("半小时后让Lily给Contoso回电");
        await app.AdvanceAsync(TimeSpan.FromMinutes(29));
        lily.Messages.Count(IsDue).ShouldBe(0);
        await app.AdvanceAsync(TimeSpan.FromMinutes(10));
        lily.Messages.Last(IsDue).Words.ShouldContain("22:30");
    }

    [Theory]
    [InlineData("半小时后让Lily给Contoso回电", "内容改成发报价单", "22:30")]
    [InlineData("明天下午三点让Lily给Contoso回电", "改成40分钟后", "22:40")]
    [InlineData("半小时后让Lily给Contoso回电", "改成明天下午三点", "15:00")]
    public async Task What_is_put_right_afterwards_leaves_a_span_a_span_and_a_clock_a_clock(string said, string then, string there)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lily) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Lily));
        await lily.SayAsync("help");
        await lin.SayAsync(said);
        (await lin.SayAsync(then)).Words.ShouldContain($"{there}（纽约时间）");
    }

    [Fact]
    public async Task A_span_in_what_is_to_be_done_makes_no_moment_of_the_clock_that_was_named()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lily) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Lily));
        await lily.SayAsync("help");
        var card = await lin.SayAsync("明天下午三点让Lily给Contoso回电，说签约后48小时后发货");
        card.Words.ShouldContain("15:00（纽约时间）");
    }

    [Fact]
    public async Task What_is_handed_over_keeps_its_hour_where_it_goes()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lily) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Lily));
        await lily.SayAsync("help");
        var card = await lin.SayAsync("明天下午三点提醒我给Contoso回电");
        var to = CardWords.Inputs(card.Card).First(input => input["id"]!.GetValue<string>() == "to")["choices"]!.AsArray()
            .First(choice => choice!["title"]!.GetValue<string>() == "Lily Chen")!["value"]!.GetValue<string>();
        await lin.ClickAsync(card, "reminder.handover", ("to", to));
        await app.MoveToAsync(new(2026, 3, 12, 14, 59, 0, NewYork));
        lily.Messages.Count(IsDue).ShouldBe(0);
        await app.MoveToAsync(new(2026, 3, 12, 15, 30, 0, NewYork));
        lily.Messages.Count(IsDue).ShouldBe(1);
    }

    private static bool IsDue(Seen seen) => seen.Words.Contains("Time to follow up", StringComparison.Ordinal);
}
