using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>Which tickets go where, and where they are shown.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task In_English_the_kinds_of_a_queue_are_listed_as_English_lists_are()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        await admin.SayAsync("speak English");
        (await admin.SayAsync("ticket settings")).Words.ShouldContain("Damage, Return");
    }

    [Fact]
    public async Task A_lead_binds_a_queue_to_the_place_where_it_is_said_and_another_kind_moves_the_ticket()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        const string Logistics = "19:test-logistics@thread.v2";
        (await app.InGroup(Desk.Lead, Logistics).SayAsync("这个群接物流组的单")).Words.ShouldContain("「物流组」的工单以后发在这里");
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的能耗监测坏了");
        var number = (await app.TicketOfAsync("大成纺织")).Number;
        await app.Teams.WaitAsync(Desk.Channel, seen => seen.LastOrDefault(card => card.Words.Contains($"T-{number}")), "the card");
        await app.Direct(Desk.Agent).SayAsync($"工单{number}转给物流组");
        (await app.TicketAsync(number)).Queue.ShouldBe("物流组");
        await app.Teams.WaitAsync(Logistics, seen => seen.LastOrDefault(card => card.Words.Contains($"T-{number} 转到这个队列了")),
            "the card in the other channel");
    }

    [Fact]
    public async Task An_agent_does_not_bind_queues_and_nobody_does_it_in_a_direct_chat()
    {
        await using var app = await Desk.StartAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("你好");
        await app.InGroup(Desk.Agent, Desk.Channel).SayUnansweredAsync("这个群接技术支持的单");
        await app.Teams.WaitAsync(agent.Conversation, seen => seen.LastOrDefault(card => card.Words.Contains("绑定队列要客服这边的主管")),
            "the refusal");
        (await app.Direct(Desk.Lead).SayAsync("这个群接技术支持的单")).Words.ShouldContain("到那个群或频道里说");
    }

    [Fact]
    public async Task While_a_queue_has_no_channel_its_people_get_the_card_one_by_one()
    {
        await using var app = await Desk.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的产线停了，非常急");
        foreach (var agent in new[] { Desk.Agent, Desk.Second, Desk.Senior })
            (await app.Teams.WaitAsync("a:" + agent, seen => seen.LastOrDefault(card => card.Words.Contains("大成纺织")),
                "the card")).Words.ShouldContain("认领");
        var card = app.Teams.Of("a:" + Desk.Agent)[^1];
        await app.Direct(Desk.Agent).ClickAsync(card, "ticket.claim");
        await app.Teams.WaitAsync("a:" + Desk.Second, seen => seen.LastOrDefault(one => one.Words.Contains("李娜")), "the edited copy");
    }

    [Fact]
    public async Task An_admin_adds_a_kind_and_a_queue_and_sentences_know_them()
    {
        await using var app = await Desk.StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        var card = await admin.SayAsync("工单设置");
        await admin.ClickAsync(card, "ticket.queue.add", ("newQueue", "校准组"));
        await admin.ClickAsync(card, "ticket.type.add", ("newType", "校准"), ("words", "校准,标定"));
        await admin.ClickAsync(card, "ticket.queue.save", ("queue", "校准组"), ("types", "校准"));
        await app.Direct(DemoPeople.LinTao).SayAsync("给恒达开个工单，校准，量具要重新标定");
        var ticket = await app.TicketOfAsync("恒达");
        (ticket.Type, ticket.Queue).ShouldBe(("校准", "校准组"));
        (await app.Direct(Desk.Agent).SayAsync($"{ticket.Number}转给技术支持")).Words.ShouldContain("校准");
    }

    [Fact]
    public async Task Hours_that_are_taken_back_give_open_tickets_their_deadlines_back()
    {
        await using var app = await Desk.StartBoundAsync(Desk.At(11, 17, 50));
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的能耗监测坏了");
        var before = await app.TicketOfAsync("大成纺织");
        var admin = app.Direct(DemoPeople.Admin);
        await admin.ClickAsync(await admin.SayAsync("工单设置"), "ticket.queue.save", ("queue", before.Queue), ("hours", "24x7"));
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await app.TicketOfAsync("大成纺织")).ResponseDueAt.ShouldNotBe(before.ResponseDueAt);
        await admin.SayAsync("撤销");
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await app.TicketOfAsync("大成纺织")).ResponseDueAt.ShouldBe(before.ResponseDueAt);
    }

    [Fact]
    public async Task Nobody_but_an_admin_gets_the_settings()
    {
        await using var app = await Desk.StartAsync();
        (await app.Direct(Desk.Lead).SayAsync("工单设置")).Words.ShouldContain("管理员");
    }
}
