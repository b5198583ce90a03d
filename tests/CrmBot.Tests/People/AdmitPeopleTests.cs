using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.People;

/// <summary>People as outside Development: nobody plays a demo person, and one admin is named in the configuration.</summary>
public sealed class AdmitPeopleTests
{
    [Fact]
    public async Task A_newcomer_waits_until_an_admin_gives_a_role_and_then_sees_what_that_role_sees()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [("Demo:People", "false"), ("Admins:0", "boss-id")]);
        var newcomer = app.Direct("new-id");
        (await newcomer.SayAsync("华东机电")).Words.ShouldContain("还不认识你");
        (await newcomer.SayAsync("人员")).Words.ShouldContain("还不认识你");

        var boss = app.Direct("boss-id");
        (await boss.SayAsync("你好")).Words.ShouldContain("管理员");
        var card = await boss.SayAsync("人员");
        card.Words.ShouldContain("new-id");
        var inputs = new (string, string)[] { ("newcomer", Newcomer.IdOf("new-id").ToString("N")), ("role", "agent"), ("team", "客服组") };
        DemoApp.Words(await boss.ClickAsync(card, "people.admit", inputs)).ShouldContain("已开通");
        (await boss.SayAsync("人员")).Words.ShouldContain("没有等开通的同事");
        await app.Teams.WaitAsync(newcomer.Conversation,
            seen => seen.FirstOrDefault(one => one.Words.Contains("你好，", StringComparison.Ordinal)), "the welcome of whoever was let in");

        var seen = await newcomer.SayAsync("华东机电");
        seen.Words.ShouldContain("139 0000 1234");
        seen.Words.ShouldNotContain("120-150万");
    }

    [Fact]
    public async Task Only_admins_admit_and_only_to_roles_that_exist()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [("Demo:People", "false"), ("Admins:0", "boss-id")]);
        await app.Direct("new-id").SayAsync("你好");
        var boss = app.Direct("boss-id");
        await boss.SayAsync("你好");
        var card = await boss.SayAsync("人员");
        var newcomer = Newcomer.IdOf("new-id").ToString("N");
        DemoApp.Words(await boss.ClickAsync(card, "people.admit", ("newcomer", newcomer), ("role", "emperor"))).ShouldContain("先选一个角色");

        var rep = app.Direct("demo-lintao");
        (await rep.SayAsync("人员")).Words.ShouldContain("只有管理员");
        var forged = new JsonObject { ["verb"] = "people.admit", ["newcomer"] = newcomer, ["role"] = "admin" };
        DemoApp.Words(await rep.ClickAsync(card.Id, "people.admit", forged)).ShouldContain("只有管理员");
        (await app.Direct("new-id").SayAsync("华东机电")).Words.ShouldContain("还不认识你");
    }
}
