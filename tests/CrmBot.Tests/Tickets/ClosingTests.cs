using CrmBot.Features.Tickets;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>How tickets end, and begin again.</summary>
public sealed class ClosingTests
{
    [Fact]
    public async Task Solved_by_a_sentence_it_keeps_cause_and_fix_and_closes_after_two_days()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        var card = await agent.SayAsync("1024解决了，轴承松了，重新紧固");
        card.Words.ShouldContain("已解决");
        var ticket = await app.TicketAsync(1024);
        (ticket.State, ticket.Cause, ticket.Fix).ShouldBe((TicketState.Resolved, "轴承松了", "重新紧固"));
        await app.AdvanceAsync(TimeSpan.FromHours(47.9));
        (await app.TicketAsync(1024)).State.ShouldBe(TicketState.Resolved);
        await app.AdvanceAsync(TimeSpan.FromHours(0.2));
        (await app.TicketAsync(1024))
            .ShouldSatisfyAllConditions(one => one.State.ShouldBe(TicketState.Closed), one => one.IsOpen.ShouldBeFalse());
    }

    [Fact]
    public async Task The_button_asks_for_the_cause()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        var card = await agent.SayAsync("T-1024到哪步了");
        var key = (await app.TicketAsync(1024)).Id.ToString("N")[^8..];
        DemoApp.Words(await agent.ClickAsync(card, "ticket.resolve")).ShouldContain("写一下原因");
        await agent.ClickAsync(card, "ticket.resolve", ("cause-" + key, "轴承坏了"), ("fcr-" + key, "true"), ("comp-" + key, "200"));
        var ticket = await app.TicketAsync(1024);
        (ticket.State, ticket.IsFirstContact, ticket.Compensation).ShouldBe((TicketState.Resolved, true, 20_000L));
    }

    [Fact]
    public async Task Reopened_within_the_grace_it_goes_on_with_the_same_agent_and_the_clock_where_it_stopped()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await app.AdvanceAsync(TimeSpan.FromMinutes(20));
        await agent.SayAsync("1024一次性解决 配置填错了");
        await app.AdvanceAsync(TimeSpan.FromHours(24));
        var reopened = await agent.SayAsync("1024客户说又不行了，重新打开");
        reopened.Words.ShouldContain("上次原因");
        var ticket = await app.TicketAsync(1024);
        (ticket.State, ticket.IsFirstContact, ticket.ResolveSpent / 60_000).ShouldBe((TicketState.InProgress, false, 20));
        await app.AdvanceAsync(TimeSpan.FromHours(49));
        (await app.TicketAsync(1024)).IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_never_closed_is_not_opened_again_and_that_is_said()
    {
        await using var app = await Desk.StartBoundAsync();
        var answer = await app.Direct(Desk.Agent).SayAsync("1024重新打开");
        answer.Words.ShouldContain("T-1024 本来就没关");
        answer.Words.ShouldContain("瑞丰化工");
    }

    [Fact]
    public async Task Closed_for_good_a_reply_to_its_card_makes_a_new_ticket_that_follows_it()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        var card = await agent.SayAsync("1024解决了，轴承松了，重新紧固");
        await app.AdvanceAsync(TimeSpan.FromHours(50));
        await agent.SayAsync("瑞丰化工的3号机又异响了", card.Id);
        var next = await app.TicketOfAsync("瑞丰化工");
        var before = await app.TicketAsync(1024);
        (next.FollowsId, next.Number > before.Number, before.State).ShouldBe((before.Id, true, TicketState.Closed));
    }

    [Fact]
    public async Task Merging_asks_first_and_the_other_points_to_the_kept_one()
    {
        await using var app = await Desk.StartBoundAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("大成的能耗监测坏了");
        var first = (await app.TicketOfAsync("大成纺织")).Number;
        await lin.SayAsync("大成的系统登不上去了");
        var second = (await app.TicketOfAsync("大成纺织")).Number;
        var agent = app.Direct(Desk.Agent);
        var draft = await agent.SayAsync($"{first}和{second}是同一个问题，合并");
        (await app.TicketAsync(second)).MergedIntoId.ShouldBeNull();
        await agent.ClickAsync(draft, "draft.save");
        var merged = await app.TicketAsync(second);
        (merged.MergedIntoId, merged.State).ShouldBe(((await app.TicketAsync(first)).Id, TicketState.Closed));
        await agent.SayAsync("撤销");
        (await app.TicketAsync(second)).MergedIntoId.ShouldBeNull();
    }

    [Fact]
    public async Task Tickets_of_two_customers_are_not_merged()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        var draft = await agent.SayAsync("1024和1025是同一个问题，合并");
        draft.Words.ShouldContain("蓝海");
        DemoApp.Words(await agent.ClickAsync(draft, "draft.save")).ShouldContain("另一家客户");
        (await app.TicketAsync(1025)).MergedIntoId.ShouldBeNull();
    }

    [Fact]
    public async Task Undo_within_ten_minutes_opens_it_again()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("1024解决了，轴承松了，重新紧固");
        await app.AdvanceAsync(TimeSpan.FromMinutes(9));
        await agent.SayAsync("撤销");
        var ticket = await app.TicketAsync(1024);
        (ticket.State, ticket.Cause, ticket.ResolvedAt, ticket.ResolveSpent / 60_000).ShouldBe((TicketState.InProgress, null, null, 9));
        await app.AdvanceAsync(TimeSpan.FromHours(60));
        (await app.TicketAsync(1024)).IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task A_complaint_does_not_close_without_a_plan()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成投诉我们服务态度差");
        var ticket = await app.TicketOfAsync("大成纺织");
        ticket.Type.ShouldBe("complaint");
        var agent = app.Direct(Desk.Agent);
        (await agent.SayAsync($"{ticket.Number}解决了，培训没做好")).Words.ShouldContain("处理方案");
        (await app.TicketAsync(ticket.Number)).State.ShouldBe(TicketState.Open);
    }

    [Fact]
    public async Task A_complaint_stays_with_one_person_and_its_customer_gets_a_plan_within_a_day_or_the_lead_hears_of_it()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成投诉我们服务态度差");
        var number = (await app.TicketOfAsync("大成纺织")).Number;
        var (agent, second) = (app.Direct(Desk.Agent), app.Direct(Desk.Second));
        await agent.SayAsync($"{number}我来");
        (await second.SayAsync($"{number}转我")).Words.ShouldContain("由一个人负责");
        var card = await agent.SayAsync($"{number}解决了，培训没做好，重新培训，送一次保养");
        card.Words.ShouldContain("给客户发改进方案和专属优惠：3月12日 周四 10:00 前");
        await app.AdvanceAsync(TimeSpan.FromHours(20.1));
        await app.Teams.WaitAsync(agent.Conversation, seen => seen.LastOrDefault(one => one.Words.Contains("只剩 4 小时")), "the reminder");
        await app.AdvanceAsync(TimeSpan.FromHours(4));
        await app.Teams.WaitAsync("a:" + Desk.Lead, seen => seen.LastOrDefault(one => one.Words.Contains("改进方案和优惠还没发给客户")),
            "the lead's card");
        await agent.ClickAsync(await agent.SayAsync($"工单{number}到哪步了"), "ticket.improved");
        (await app.TicketAsync(number)).ImprovedAt.ShouldNotBeNull();
    }
}
