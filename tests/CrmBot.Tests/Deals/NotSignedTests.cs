using CrmBot.Features.Contracts;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
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
    public async Task The_contract_of_a_signature_that_was_none_goes_along_and_undo_brings_it_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var before = await NumbersAsync(app);
        await lin.SayAsync("恒达签了68万 半年");
        var filed = (await NumbersAsync(app)).Except(before).ShouldHaveSingleItem();
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        await lin.SayAsync("恒达的赢单撤了改回合同阶段");
        lin.Messages.ShouldContain(one => one.Words.Contains($"合同 C-{filed} 也一起撤了"));
        (await NumbersAsync(app)).ShouldBe(before);
        await lin.SayAsync("撤销");
        (await NumbersAsync(app)).ShouldContain(filed);
        await app.MoveToAsync(new(2026, 6, 12, 9, 0, 0, TimeSpan.FromHours(8)));
        lin.Messages.ShouldContain(one => one.Words.Contains("该谈续约了") && one.Words.Contains($"C-{filed}"));
    }

    private static Task<List<long>> NumbersAsync(CrmBotTestApp app) =>
        app.ReadAsync(view => view.Db.Set<Contract>().Select(contract => contract.Number).OrderBy(number => number).ToListAsync());

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
