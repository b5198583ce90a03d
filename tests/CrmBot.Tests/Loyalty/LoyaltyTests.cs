using CrmBot.Features.Loyalty;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Loyalty;

public sealed class LoyaltyTests
{
    [Fact]
    public async Task Who_brought_whom_stands_on_the_customers_card_and_is_taken_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("恒达是佳美介绍来的");
        card.Words.ShouldContain("转介绍");
        card.Words.ShouldContain("佳美");
        (await lin.SayAsync("恒达是谁介绍的")).Words.ShouldContain("恒达是佳美介绍来的");
        (await lin.SayAsync("佳美")).Words.ShouldContain("介绍来");
        await lin.SayAsync("撤销");
        await lin.SayAsync("恒达是佳美介绍来的");
        await lin.SayAsync("撤销");
        (await lin.SayAsync("恒达是谁介绍的")).Words.ShouldContain("没记恒达是谁介绍的");
    }

    [Fact]
    public async Task The_reward_comes_once_and_only_with_the_signature()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("新线索 云海科技 李工 13955556666 官网来的");
        (await lin.SayAsync("佳美推荐了云海科技 要给奖励")).Words.ShouldContain("云海科技还没签单");
        await lin.SayAsync("云海科技签了30万 靠服务");
        (await lin.SayAsync("佳美推荐的云海科技签了 把推荐奖发了")).Words.ShouldContain("奖励已发");
        (await lin.SayAsync("佳美推荐过谁")).Words.ShouldContain("已签，奖励已发");
        (await lin.SayAsync("给佳美发推荐奖励")).Words.ShouldContain("没有该发的奖励");
        (await app.ReadAsync(view => view.Db.Set<ReferralReward>().CountAsync())).ShouldBe(1);
        (await lin.SayAsync("云海科技是华东机电介绍来的")).Words.ShouldContain("介绍人不能再改");
    }

    [Fact]
    public async Task Nobody_brings_themselves_and_an_unknown_customer_is_said_to_be_unknown()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("佳美是佳美介绍来的")).Words.ShouldNotContain("已记下");
        (await lin.SayAsync("佳美推荐了云海科技")).Words.ShouldContain("「云海科技」还没建档");
    }

    [Fact]
    public async Task Leads_give_points_reps_spend_them_and_nobody_spends_what_is_not_there()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("给佳美加200积分 补偿")).Words.ShouldContain("要组长或经理来");
        var lead = app.Direct(DemoPeople.TeamLead);
        var given = await lead.SayAsync("给佳美加500积分 物流晚了");
        given.Words.ShouldContain("积分 500");
        given.Words.ShouldContain("+500");
        given.Words.ShouldContain("物流晚了");
        await lin.ClickAsync(await lin.SayAsync("佳美兑换200分"), "draft.save");
        (await lin.SayAsync("佳美还有多少积分")).Words.ShouldContain("积分 300");
        var more = await lin.SayAsync("佳美兑换1000分");
        more.Words.ShouldContain("只有 300 分");
        more.Words.ShouldNotContain("保存");
        (await lin.SayAsync("佳美还有多少积分")).Words.ShouldContain("积分 300");
        (await lin.SayAsync("佳美")).Words.ShouldContain("300");
        (await lead.SayAsync("恒达还有多少积分")).Words.ShouldContain("恒达还没有积分");
    }

    [Fact]
    public async Task In_a_group_points_and_who_brought_whom_are_told_to_whoever_asked_alone()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lead, lin) = (app.Direct(DemoPeople.TeamLead), app.Direct(DemoPeople.LinTao));
        await lead.SayAsync("给佳美加500积分 物流晚了");
        await lin.SayAsync("恒达是佳美介绍来的");
        var group = app.InGroup(DemoPeople.LinTao);
        (await group.SayAsync("佳美还有多少积分")).Words.ShouldContain("发到你私聊了");
        await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.FirstOrDefault(one => one.Words.Contains("物流晚了", StringComparison.Ordinal)), "the points in the direct chat");
        (await group.SayAsync("恒达是谁介绍的")).Words.ShouldContain("发到你私聊了");
        foreach (var said in app.InGroup(DemoPeople.TeamLead).Messages)
        {
            said.Words.ShouldNotContain("500");
            said.Words.ShouldNotContain("介绍来的");
        }
    }

    [Fact]
    public async Task Ten_who_spend_the_same_points_at_once_get_them_once()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.TeamLead).SayAsync("给佳美加500积分 店庆");
        var lin = app.Direct(DemoPeople.LinTao);
        List<Seen> drafts = [];
        for (var i = 0; i < 10; i++) drafts.Add(await lin.SayAsync("佳美兑换300分"));
        await Task.WhenAll(drafts.Select(draft => lin.ClickAsync(draft, "draft.save")));
        (await app.ReadAsync(view => view.Db.Set<PointsAccount>().SumAsync(account => account.Balance))).ShouldBe(200);
        (await app.ReadAsync(view => view.Db.Set<PointsEntry>().CountAsync())).ShouldBe(2);
    }
}
