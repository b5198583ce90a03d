using CrmBot.Features.Deals;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

/// <summary>What deals say by themselves; the clock moves, so every test has a company of its own.</summary>
public sealed class DealTimerTests : IAsyncLifetime
{
    private readonly DemoApp demo = new();
    private Chat lin = null!;

    public async ValueTask InitializeAsync()
    {
        await demo.InitializeAsync();
        lin = demo.App.Direct(DemoPeople.LinTao);
    }

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task A_deal_that_rests_too_long_in_a_stage_is_brought_up_with_who_decides_and_what_blocks_it()
    {
        // Wednesday; 7 workdays in a quote are over on Friday of the week after.
        await lin.SayAsync("明德推进到谈判");
        await lin.SayAsync("明德卡在他们财务那了");
        await lin.SayAsync("明德 陈芳拍板");
        await OnlyThisOneSpeaksAsync((await demo.DealAsync("明德精密")).Id);
        await demo.App.MoveToAsync(new(2026, 3, 20, 8, 59, 0, TimeSpan.FromHours(8)));
        Stuck("明德精密").ShouldBeNull();
        await demo.App.MoveToAsync(new(2026, 3, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        var card = Stuck("明德精密").ShouldNotBeNull();
        card.Words.ShouldContain("停了 7 个工作日");
        card.Words.ShouldContain("陈芳");
        card.Words.ShouldContain("财务");
        (await lin.SayAsync("为啥", replyTo: card.Id)).Words.ShouldContain("提醒一次");
        await demo.App.MoveToAsync(new(2026, 3, 31, 9, 0, 0, TimeSpan.FromHours(8)));
        Stuck("明德精密").ShouldNotBeNull().Words.ShouldContain("停了 14 个工作日");
    }

    [Fact]
    public async Task Of_several_that_come_on_one_card_each_says_whose_it_is_and_what_blocks_it()
    {
        string[] stuck = ["明德精密", "蓝海", "恒达"];
        List<Guid> deals = [];
        foreach (var customer in stuck)
        {
            await lin.SayAsync($"{customer}推进到谈判");
            await lin.SayAsync($"{customer}卡在他们财务那了");
            deals.Add((await demo.DealAsync(customer)).Id);
        }

        await OnlyTheseSpeakAsync([.. deals]);
        await demo.App.MoveToAsync(new(2026, 3, 20, 9, 30, 0, TimeSpan.FromHours(8)));
        var collected = lin.Messages.Last(message => message.Words.Contains("有 2 件事等你看", StringComparison.Ordinal)).Words.Split('\n');
        var lines = collected.Where(
            line => line.Contains("财务", StringComparison.Ordinal) || line.Contains("等谁拍板", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(2);
        lines.ShouldAllBe(line => stuck.Any(customer => line.StartsWith(customer, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_move_starts_the_rest_anew()
    {
        await lin.SayAsync("明德推进到谈判");
        await demo.App.MoveToAsync(new(2026, 3, 19, 10, 0, 0, TimeSpan.FromHours(8)));
        await lin.SayAsync("明德推进到合同");
        await demo.App.MoveToAsync(new(2026, 3, 20, 12, 0, 0, TimeSpan.FromHours(8)));
        Stuck("明德精密").ShouldBeNull();
    }

    [Fact]
    public async Task What_won_it_is_asked_for_once_more_a_day_later_and_not_when_it_was_said()
    {
        await lin.SayAsync("恒达签了！68万");
        await lin.SayAsync("蓝海拿下 86.5w 靠性价比");
        await demo.App.AdvanceAsync(TimeSpan.FromHours(24));
        var asked = lin.Messages.Where(message => message.Words.Contains("昨天签的这单", StringComparison.Ordinal)).ToList();
        asked.ShouldHaveSingleItem().Words.ShouldContain("恒达");
        await demo.App.AdvanceAsync(TimeSpan.FromHours(48));
        lin.Messages.Count(message => message.Words.Contains("昨天签的这单", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_deal_on_hold_comes_back_on_its_day_and_opens_with_a_button()
    {
        await lin.SayAsync("蓝海先放放 4月再看");
        var deal = await demo.DealAsync("蓝海");
        (deal.State, deal.RevisitOn).ShouldBe((DealState.Held, 20260401));
        await demo.App.MoveToAsync(new(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(8)));
        var card = lin.Messages.Last(message => message.Words.Contains("到日子了", StringComparison.Ordinal));
        card.Words.ShouldContain("蓝海");
        await lin.ClickAsync(card, "deal.reopen");
        (await demo.DealAsync("蓝海")).State.ShouldBe(DealState.Open);
    }

    [Fact]
    public async Task Undoing_a_hold_takes_its_day_back_too()
    {
        await lin.SayAsync("蓝海先放放 4月再看");
        await lin.SayAsync("撤销");
        (await demo.DealAsync("蓝海")).State.ShouldBe(DealState.Open);
        await demo.App.MoveToAsync(new(2026, 4, 1, 12, 0, 0, TimeSpan.FromHours(8)));
        lin.Messages.ShouldNotContain(message => message.Words.Contains("到日子了", StringComparison.Ordinal));
    }

    // What is due at the same minute would come as one card.
    private Task<int> OnlyThisOneSpeaksAsync(Guid deal) => OnlyTheseSpeakAsync(deal);

    private Task<int> OnlyTheseSpeakAsync(params Guid[] deals) => demo.App.Services.GetRequiredService<IStore>().WriteAsync(
        "test",
        async (work, token) =>
        {
            var others = await work.Db.Set<Deal>().Where(other => !deals.Contains(other.Id)).Select(other => other.Id).ToListAsync(token);
            foreach (var other in others) await DealTimers.ForgetAsync(work, other, token);
            return others.Count;
        },
        CancellationToken.None);

    private Seen? Stuck(string customer) => lin.Messages.LastOrDefault(message =>
        message.Words.Contains("个工作日", StringComparison.Ordinal) && message.Words.Contains(customer, StringComparison.Ordinal));
}
