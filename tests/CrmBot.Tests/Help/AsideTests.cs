using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Help;

/// <summary>What is said beside the matter, or asked of the company's settings, gets one honest answer and stores nothing.</summary>
public sealed class AsideTests
{
    [Theory]
    [InlineData("讲个笑话", "笑话我不会")]
    [InlineData("尾款啥时候收", "得问财务")]
    [InlineData("开个发票给远航", "得找财务")]
    [InlineData("打滴滴去远航 花了86块 报销一下", "报销不归我管")]
    [InlineData("今天先这样，下班", "回头见")]
    [InlineData("王磊在哪个组", "王磊：销售 · 销售一组")]
    [InlineData("首联时限现在多少", "现在是 24 小时")]
    [InlineData("规则都有哪些", "规则由管理员定")]
    [InlineData("删掉一品香这个客户", "不能直接删")]
    public async Task One_sentence_says_what_is_so(string said, string answered)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);

        var card = await lin.SayAsync(said);

        card.Words.ShouldContain(answered);
        card.Words.ShouldNotContain("撤销");
    }

    [Theory]
    [InlineData("成交额的权限给刘芳开一下", "各角色的权限")]
    [InlineData("规则都有哪些", "首次联系时限")]
    [InlineData("值班改成何伟", "工单设置")]
    [InlineData("上班时间改成9点到6点", "服务时间")]
    [InlineData("新来一个销售叫周凯，放一组", "新同事自己先给我发一句话")]
    [InlineData("看下那个删除申请", "没有等确认的")]
    public async Task An_admin_gets_the_card_where_it_is_done(string said, string shown)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        await admin.SayAsync("蓝海");

        var card = await admin.SayAsync(said);

        card.Words.ShouldContain(shown);
        card.Words.ShouldNotContain("已记下");
    }

    [Fact]
    public async Task Another_rule_leaves_the_one_before_as_it_was_set()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        await admin.SayAsync("公海回收改成20天");

        (await admin.SayAsync("每人上限60个")).Words.ShouldContain("每人手上最多的线索从");
        (await admin.SayAsync("公海回收天数是多少")).Words.ShouldContain("现在是 20 天");
    }

    [Fact]
    public async Task What_is_not_understood_offers_an_agent_the_tickets_nobody_has()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var agent = app.Direct(DemoPeople.Agent);
        var card = await agent.SayAsync("吧啦吧啦嘟嘟嘟");
        card.Words.ShouldContain("未接工单");

        DemoApp.Words(await agent.ClickAsync(card, "help.shortcut", ("code", "unclaimed"))).ShouldContain("工单");
    }
}
