using CrmBot.Features.Tickets;
using CrmBot.Features.Tickets.Crisis;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>What agents and their lead say of tickets in ordinary words, and what becomes of it.</summary>
public sealed class SaidAtTheDeskTests
{
    [Theory]
    [InlineData("1024联系过客户了")]
    [InlineData("1024已联系客户")]
    [InlineData("1024 已经答复客户了：明早派人")]
    [InlineData("1024 跟客户张丽说了 明天到")]
    [InlineData("1024 customer told: refund is on its way")]
    public async Task Whoever_has_told_the_customer_has_answered(string said)
    {
        await using var app = await Desk.StartBoundAsync();
        await app.Direct(Desk.Agent).SayAsync(said);
        var ticket = await app.TicketAsync(1024);
        ticket.RespondedAt.ShouldNotBeNull();
        (await app.EventsAsync(ticket.Id))[^1].Kind.ShouldBe(TicketEvent.Kinds.Replied);
    }

    [Theory]
    [InlineData("9028是重复的 关掉")]
    [InlineData("把9028关了，线松了")]
    [InlineData("close 9028, cable replaced")]
    [InlineData("9028升级 备件没货")]
    [InlineData("escalate 9028, no spare parts")]
    public async Task A_number_nobody_has_is_not_the_ticket_shown_last(string said)
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("1024");
        var ticket = await app.TicketAsync(1024);
        var (before, events) = (ticket.State, (await app.EventsAsync(ticket.Id)).Count);
        await agent.SayAsync(said);
        (await app.TicketAsync(1024)).State.ShouldBe(before);
        (await app.EventsAsync(ticket.Id)).Count.ShouldBe(events);
    }

    [Fact]
    public async Task Whoever_has_not_reached_the_customer_has_not_answered()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.Direct(Desk.Agent).SayAsync("1024 还没联系客户");
        (await app.TicketAsync(1024)).RespondedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("已经给客户回过电话道歉了 货确实摔坏了 明天补发两箱")]
    [InlineData("原因查到了 电源板烧了")]
    public async Task Progress_on_the_ticket_just_shown_opens_no_other(string said)
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        var ticket = await app.TicketOfAsync("大成纺织");
        await agent.SayAsync(said);
        (await app.TicketOfAsync("大成纺织")).Id.ShouldBe(ticket.Id);
        (await app.EventsAsync(ticket.Id)).ShouldContain(one => one.Note != null && said.Contains(one.Note));
    }

    [Theory]
    [InlineData("等客户回复", "WaitingCustomer")]
    [InlineData("等配件", "WaitingThird")]
    public async Task A_contact_noted_in_between_leaves_the_ticket_at_hand(string said, string state)
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        await agent.SayAsync("接了");
        await agent.SayAsync("大成的资料");
        await agent.SayAsync(said);
        (await app.TicketOfAsync("大成纺织")).State.ToString().ShouldBe(state);
        await agent.SayAsync("到货了 继续");
        (await app.TicketOfAsync("大成纺织")).State.ShouldBe(TicketState.InProgress);
    }

    [Fact]
    public async Task Of_several_tickets_each_is_one_tap_away_and_its_kind_says_which()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        await agent.SayAsync("大成投诉送货太慢");
        var complaint = await app.TicketOfAsync("大成纺织");
        var which = await agent.SayAsync("大成那单怎么样了");
        which.Words.ShouldContain("你说的是哪张");
        which.Words.ShouldContain($"T-{complaint.Number}");
        (await agent.SayAsync("投诉那张")).Words.ShouldContain($"T-{complaint.Number}");
        (await app.TicketOfAsync("大成纺织")).Id.ShouldBe(complaint.Id);
    }

    [Fact]
    public async Task A_threat_starts_the_crisis_though_several_tickets_are_open()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        await agent.SayAsync("大成投诉送货太慢");
        await agent.SayAsync("大成说再不解决就找记者曝光 还要发律师函");
        (await app.ReadAsync(view => view.Db.Set<CrisisRoom>().CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("{0}是重复的 关掉")]
    [InlineData("{0}是垃圾单 关掉")]
    [InlineData("{0}是垃圾单，误开的")]
    public async Task What_is_no_complaint_of_its_own_needs_no_plan(string said)
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成投诉送货太慢");
        var number = (await app.TicketOfAsync("大成纺织")).Number;
        await agent.SayAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, said, number));
        var ticket = await app.TicketOfAsync("大成纺织");
        (ticket.State, ticket.IsWithoutSurvey).ShouldBe((TicketState.Resolved, true));
        (await agent.SayAsync($"工单{number}到哪步了")).Words.ShouldNotContain("改进方案", Case.Sensitive, "nobody waits for one");
        (await agent.SayAsync("投诉没闭环的")).Words.ShouldNotContain("大成");
    }

    [Fact]
    public async Task A_lead_takes_on_and_decides_what_is_asked_in_words()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("1024上报主管");
        var lead = app.Direct(Desk.Lead);
        await lead.SayAsync("1024我来处理");
        await agent.SayAsync("1024特批 赔600");
        await lead.SayAsync("1024 不批，太多了");
        await agent.SayAsync("1024特批 赔500");
        await lead.SayAsync("1024 同意");
        (await app.EscalationsAsync((await app.TicketAsync(1024)).Id)).Select(one => one.Outcome)
            .ShouldBe(["taken", "declined", "approved"]);
        await app.Teams.WaitAsync("a:" + Desk.Agent, seen => seen.LastOrDefault(card => card.Words.Contains("太多了")), "why it was declined");
    }

    [Theory]
    [InlineData("今天解决的工单")]
    [InlineData("solved today")]
    public async Task A_list_of_what_was_solved_closes_nothing(string said)
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        await agent.SayAsync("接了");
        await agent.SayAsync(said);
        (await app.TicketOfAsync("大成纺织")).State.ShouldBe(TicketState.InProgress);
    }

    [Theory]
    [InlineData("谁值班", "还没有定值班的人")]
    [InlineData("客服组都有谁", "刘芳")]
    [InlineData("下周六上班吗", "不上班")]
    [InlineData("3月13号是工作日吗", "要上班")]
    [InlineData("端午放假吗", "6月19日")]
    [InlineData("放假安排", "国庆")]
    public async Task What_the_desk_asks_of_people_and_days_is_answered(string said, string answer)
    {
        await using var app = await Desk.StartAsync();
        (await app.Direct(Desk.Lead).SayAsync(said)).Words.ShouldContain(answer);
    }

    [Fact]
    public async Task Complaints_that_are_not_closed_out_are_listed_for_the_lead()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.Direct(Desk.Agent).SayAsync("大成投诉送货太慢");
        var number = (await app.TicketOfAsync("大成纺织")).Number;
        (await app.Direct(Desk.Lead).SayAsync("投诉没闭环的")).Words.ShouldContain($"T-{number}");
    }
}
