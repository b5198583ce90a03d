using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.People;

/// <summary>Leave, stand-ins, waiting cards, rights, reads and hand-over on PostgreSQL; the other tests of these run on SQLite.</summary>
public sealed class PeopleOnPostgresTests
{
    [Fact]
    public async Task A_team_works_as_on_SQLite()
    {
        await using var app = await CrmBotTestApp.StartAsync(
            settings: [("Database:Engine", "postgres"), ("Database:ConnectionString", await CustomersOnPostgresTests.NewDatabaseAsync())]);
        var (lin, hao, admin, lead) = (app.Direct(DemoPeople.LinTao), app.Direct("demo-chenhao"), app.Direct(DemoPeople.Admin),
            app.Direct(DemoPeople.TeamLead));
        await hao.SayAsync("帮助");
        foreach (var what in (string[])["报价", "样品", "合同", "发票", "图纸"]) await lin.SayAsync($"明天下午三点提醒我寄{what}");
        (await lin.SayAsync("我明天休假由小陈代管")).Words.ShouldContain("陈浩");
        await app.MoveToAsync(new(2026, 3, 12, 15, 10, 0, TimeSpan.FromHours(8)));
        hao.Messages.Count(seen => seen.Words.StartsWith("林涛在休假，先发给你照看", StringComparison.Ordinal)).ShouldBe(3);
        hao.Messages.Count(seen => seen.Words.Contains("有 2 件事等你看")).ShouldBe(1);

        (await hao.SayAsync("恒达电话多少")).Words.ShouldContain("139 0000 2345");
        (await lead.SayAsync("谁看过恒达")).Words.ShouldContain("陈浩");
        await admin.ClickAsync(await admin.SayAsync("小王的资料"), "people.change", ("role", "rep"), ("team", "销售一组"), ("weight", "50"),
            ("openCap", "8"));
        await admin.ClickAsync(await admin.SayAsync("权限"), "rights.save", ("role", "rep"), ("see", "own"), ("change", "own"),
            ("masks", ""));
        (await app.Direct(DemoPeople.WangLei).SayAsync("恒达")).Words.ShouldContain("已有人跟进");

        DemoApp.Words(await admin.ClickAsync(await admin.SayAsync("林涛离职了 客户都转小王"), "draft.save")).ShouldContain("林涛已停用");
        var wang = app.Direct(DemoPeople.WangLei);
        await app.Teams.WaitAsync(wang.Conversation, seen => seen.LastOrDefault(one => one.Words.Contains("有位同事离职")), "the hand-over");
        (await wang.SayAsync("恒达电话多少")).Words.ShouldContain("139 0000 2345");
        (await admin.SayAsync("撤销")).Words.ShouldContain("已撤销");
        (await app.Direct(DemoPeople.WangLei).SayAsync("恒达")).Words.ShouldContain("已有人跟进");
    }
}
