using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

/// <summary>What only looks like a signature signs nothing, and what was told as signed by mistake is taken back in words.</summary>
public sealed class NotSignedTests
{
    [Fact]
    public async Task A_list_of_won_deals_wins_no_deal()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("给恒达王工打了电话，样机下周到");
        (await lin.SayAsync("我的赢单")).Words.ShouldNotContain("已记下");
        (await lin.SayAsync("恒达现在是什么阶段")).Words.ShouldNotContain("签约日");
    }

    [Fact]
    public async Task An_agreed_sum_is_kept_and_signs_nothing()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var card = await app.Direct(DemoPeople.LinTao).SayAsync("恒达合同金额定了，68万");
        card.Words.ShouldContain("68万");
        card.Words.ShouldNotContain("签约日");
        card.Words.ShouldNotContain("这单赢在哪");
    }

    [Fact]
    public async Task A_deal_told_as_signed_goes_back_to_the_stage_that_is_named()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达签了！68万");
        await app.AdvanceAsync(TimeSpan.FromMinutes(20));
        var card = await lin.SayAsync("恒达的赢单撤了改回合同阶段");
        card.Words.ShouldContain("合同");
        card.Words.ShouldContain("68万");
        card.Words.ShouldNotContain("这单赢在哪");
    }

    [Fact]
    public async Task What_a_deal_was_won_by_is_told_afterwards_and_never_signs_an_open_one()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("明德赢在价格和交期，帮我补上")).Words.ShouldNotContain("签约日");
        await lin.SayAsync("恒达签了！68万");
        await app.AdvanceAsync(TimeSpan.FromMinutes(20));
        (await lin.SayAsync("恒达赢在价格和交期，帮我补上")).Words.ShouldContain("交期");
    }
}
