using CrmBot.Features.Tickets;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>What the desk, its leads and the admin say in few words of their own: nothing is stored that was not meant.</summary>
public sealed class DeskTurnsTests
{
    [Fact]
    public async Task Words_for_a_customer_by_name_are_noted_as_a_reply_on_the_open_ticket()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        var ticket = await app.TicketOfAsync("大成纺织");
        var draft = await agent.SayAsync("给大成回一句：工程师今晚到现场，请放心");
        if (draft.Words.Contains("保存", StringComparison.Ordinal)) await agent.SayAsync("保存");
        (await app.TicketOfAsync("大成纺织")).Number.ShouldBe(ticket.Number);
        (await app.EventsAsync(ticket.Id)).ShouldContain(one => one.Kind == TicketEvent.Kinds.Replied && one.Note == "工程师今晚到现场，请放心");
    }

    [Fact]
    public async Task The_same_trouble_told_once_more_is_asked_about_first()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        var first = await app.TicketOfAsync("大成纺织");
        var asked = await agent.SayAsync("大成的能耗监测没信号，坏了");
        asked.Words.ShouldContain($"T-{first.Number}");
        asked.Words.ShouldContain("另开一张");
        (await app.TicketOfAsync("大成纺织")).Number.ShouldBe(first.Number);
        await agent.SayAsync("保存");
        (await app.TicketOfAsync("大成纺织")).Number.ShouldBeGreaterThan(first.Number);
    }

    [Fact]
    public async Task How_soon_a_ticket_is_solved_is_not_how_soon_it_is_answered()
    {
        await using var app = await Desk.StartBoundAsync();
        var admin = app.Direct(DemoPeople.Admin);
        var said = await admin.SayAsync("普通工单解决时限改成6小时");
        said.Words.ShouldContain("内解决");
        said.Words.ShouldNotContain("首次响应，");
        (await admin.SayAsync("公海回收规则改成B级30天")).Words.ShouldContain("B 级");
    }

    [Theory]
    [InlineData("平均分给二组", "要分哪些")]
    [InlineData("提醒太多了大家都在抱怨，晚上9点后别发", "各人给自己设")]
    [InlineData("帮我给全员发个通知，周五下午系统升级", "没法一次通知所有人")]
    public async Task What_one_person_asks_for_everybody_is_answered_and_not_done(string said, string answer)
    {
        await using var app = await Desk.StartBoundAsync();
        var admin = app.Direct(DemoPeople.Admin);
        await admin.SayAsync("今天便利");
        (await admin.SayAsync(said)).Words.ShouldContain(answer);
    }

    [Fact]
    public async Task Whoever_leaves_later_is_not_switched_off_unasked()
    {
        await using var app = await Desk.StartBoundAsync();
        var draft = await app.Direct(DemoPeople.Admin).SayAsync("Tom 4月7号离职，客户都交给Lily");
        draft.Words.ShouldContain("账号当场停用");
        draft.Words.ShouldContain("现在就办");
    }
}
