using CrmBot.Features.Tickets;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>Somebody above steps in: by a broken deadline, by button, by sentence; until somebody takes it on.</summary>
public sealed class LadderTests
{
    [Fact]
    public async Task A_broken_deadline_goes_to_the_lead_then_up_until_somebody_takes_it_on()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的产线停了，非常急");
        var id = (await app.TicketOfAsync("大成纺织")).Id;
        await app.MoveToAsync(Desk.At(11, 10, 10));
        await CardAsync(app, Desk.Lead, "首次响应超时，请你介入");
        await app.Teams.WaitAsync(Desk.Channel,
            seen => seen.LastOrDefault(card => card.Words.Contains("首次响应超时，请你介入") && card.Words.Contains("刘芳")), "the card in the channel");
        await app.MoveToAsync(Desk.At(11, 10, 25));
        var card = await CardAsync(app, DemoPeople.Manager, "首次响应超时，请你介入");
        (await app.EscalationsAsync(id)).ShouldHaveSingleItem().Level.ShouldBe("manager");
        DemoApp.Words(await app.Direct(DemoPeople.Manager).ClickAsync(card, "escalation.take")).ShouldContain("已接手");
        await app.MoveToAsync(Desk.At(11, 11, 30));
        // The demo's own tickets climb too; this one does not any more.
        app.Teams.Of("a:" + DemoPeople.Director).ShouldNotContain(one => one.Words.Contains("大成纺织"));
        (await app.EscalationsAsync(id)).ShouldHaveSingleItem().Outcome.ShouldBe("taken");
    }

    [Fact]
    public async Task Who_is_asked_late_reads_how_long_the_time_has_been_over()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的产线停了，非常急");
        await app.MoveToAsync(Desk.At(11, 10, 25));
        (await CardAsync(app, DemoPeople.Manager, "首次响应超时，请你介入")).Words.ShouldContain("已经过了 15 分钟");
    }

    [Fact]
    public async Task Nobody_taking_it_on_it_reaches_the_director_and_stops_there()
    {
        await using var app = await Desk.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的产线停了，非常急");
        await app.MoveToAsync(Desk.At(11, 10, 45));
        await CardAsync(app, DemoPeople.Director, "大成纺织");
        await app.MoveToAsync(Desk.At(11, 11, 50));
        app.Teams.Of("a:" + DemoPeople.Director).Count(card => card.Words.Contains("首次响应超时，请你介入") && card.Words.Contains("大成纺织"))
            .ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_to_the_customer_meanwhile_settles_it()
    {
        await using var app = await Desk.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的产线停了，非常急");
        var ticket = await app.TicketOfAsync("大成纺织");
        await app.MoveToAsync(Desk.At(11, 10, 12));
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync($"{ticket.Number}我来");
        await agent.ClickAsync(await CardAsync(app, Desk.Agent, "已联系客户"), "ticket.answered");
        await app.MoveToAsync(Desk.At(11, 11, 0));
        (await app.EscalationsAsync(ticket.Id)).ShouldHaveSingleItem().Outcome.ShouldBe("settled");
        app.Teams.Of("a:" + DemoPeople.Manager).ShouldNotContain(one => one.Words.Contains("大成纺织"));
    }

    [Theory]
    [InlineData("1024上报主管", Desk.Lead, "lead")]
    [InlineData("1024升级到总监", DemoPeople.Director, "director")]
    [InlineData("1024搞不定了，找二线支援", Desk.Senior, "tier2")]
    [InlineData("escalate 1024 to my lead, customer is demanding it", Desk.Lead, "lead")]
    public async Task A_sentence_brings_it_to_whom_it_names(string said, string receiver, string level)
    {
        await using var app = await Desk.StartAsync();
        await app.Direct(Desk.Agent).SayAsync(said);
        await CardAsync(app, receiver, "T-1024");
        (await app.EscalationsAsync((await app.TicketAsync(1024)).Id)).ShouldHaveSingleItem().Level.ShouldBe(level);
    }

    [Fact]
    public async Task The_button_does_the_same_and_whoever_asked_hears_who_took_it_on()
    {
        await using var app = await Desk.StartAsync();
        var agent = app.Direct(Desk.Agent);
        var card = await agent.SayAsync("T-1024到哪步了");
        var key = (await app.TicketAsync(1024)).Id.ToString("N")[^8..];
        await agent.ClickAsync(card, "ticket.escalate", ("level-" + key, "tier2"), ("why-" + key, "要换主板"));
        var asked = await CardAsync(app, Desk.Senior, "要换主板");
        await app.Direct(Desk.Senior).ClickAsync(asked, "escalation.take");
        await app.Teams.WaitAsync(agent.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("已接手") && one.Words.Contains("何伟")), "the news");
    }

    [Fact]
    public async Task A_large_compensation_needs_an_approval_before_the_ticket_can_be_closed_with_it()
    {
        await using var app = await Desk.StartAsync();
        var agent = app.Direct(Desk.Agent);
        var card = await agent.SayAsync("T-1024到哪步了");
        var key = (await app.TicketAsync(1024)).Id.ToString("N")[^8..];
        (string, string)[] solution = [("cause-" + key, "轴承坏了"), ("fix-" + key, "换了轴承"), ("comp-" + key, "3000")];
        DemoApp.Words(await agent.ClickAsync(card, "ticket.resolve", solution)).ShouldContain("要主管先批");
        await agent.SayAsync("1024要求赔3000块，需要特批");
        var asked = await CardAsync(app, Desk.Lead, "申请补偿 3,000");
        await app.Direct(Desk.Lead).ClickAsync(asked, "escalation.approve");
        await app.Teams.WaitAsync(agent.Conversation, seen => seen.LastOrDefault(one => one.Words.Contains("已批准")), "the approval");
        await agent.ClickAsync(await agent.SayAsync("T-1024到哪步了"), "ticket.resolve", solution);
        var ticket = await app.TicketAsync(1024);
        (ticket.State, ticket.Compensation, ticket.CompensationCurrency).ShouldBe((TicketState.Resolved, 300_000L, "CNY"));
    }

    [Fact]
    public async Task Correcting_what_was_solved_gives_no_more_than_solving_it_may()
    {
        await using var app = await Desk.StartAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("1024解决了，线松了，重新接上，赔100");
        (await app.TicketAsync(1024)).Compensation.ShouldBe(10_000);
        (await agent.SayAsync("不对，赔5000")).Words.ShouldContain("要主管先批");
        (await app.TicketAsync(1024)).Compensation.ShouldBe(10_000);
        await agent.SayAsync("不对，赔200");
        (await app.TicketAsync(1024)).Compensation.ShouldBe(20_000);
    }

    [Fact]
    public async Task What_nobody_took_at_the_top_is_settled_by_the_answer_and_the_next_deadline_is_heard_of()
    {
        await using var app = await Desk.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的产线停了，非常急");
        var ticket = await app.TicketOfAsync("大成纺织");
        await app.MoveToAsync(Desk.At(11, 10, 50));
        (await app.EscalationsAsync(ticket.Id)).ShouldHaveSingleItem().Level.ShouldBe("director");
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync($"{ticket.Number}我来");
        await agent.ClickAsync(await CardAsync(app, Desk.Agent, "已联系客户"), "ticket.answered");
        (await app.EscalationsAsync(ticket.Id)).ShouldHaveSingleItem().Outcome.ShouldBe("settled");
        var due = (await app.TicketOfAsync("大成纺织")).ResolveDueAt!.Value;
        await app.MoveToAsync(DateTimeOffset.FromUnixTimeMilliseconds(due).AddMinutes(1));
        await app.Teams.WaitAsync("a:" + Desk.Lead,
            seen => seen.LastOrDefault(one => one.Words.Contains("超过解决时限，请你介入") && one.Words.Contains("大成纺织")), "the second deadline");
        await agent.SayAsync($"{ticket.Number}解决了，线松了，重新接上");
        (await app.EscalationsAsync(ticket.Id)).ShouldAllBe(one => one.Outcome == "settled");
        (await app.Teams.WaitAsync("a:" + DemoPeople.Director,
            seen => seen.LastOrDefault(one => one.Words.Contains("大成纺织") && !one.Words.Contains("我来处理")), "the settled card"))
            .Words.ShouldContain("大成纺织");
    }

    [Fact]
    public async Task Taken_on_by_mistake_and_taken_back_it_goes_on_up()
    {
        await using var app = await Desk.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的产线停了，非常急");
        var ticket = await app.TicketOfAsync("大成纺织");
        await app.MoveToAsync(Desk.At(11, 10, 11));
        var lead = app.Direct(Desk.Lead);
        var card = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("首次响应超时，请你介入") && one.Words.Contains("大成纺织")), "the lead's card");
        await lead.ClickAsync(card, "escalation.take");
        await lead.SayAsync("撤销");
        (await app.EscalationsAsync(ticket.Id)).ShouldHaveSingleItem().Outcome.ShouldBeNull();
        await app.MoveToAsync(Desk.At(11, 10, 40));
        (await app.EscalationsAsync(ticket.Id)).ShouldHaveSingleItem().Level.ShouldBe("manager");
    }

    [Fact]
    public async Task Bad_news_goes_to_the_lead_and_the_director_at_once()
    {
        await using var app = await Desk.StartAsync();
        await app.Direct(Desk.Agent).SayAsync("1024客户要打12315");
        await CardAsync(app, Desk.Lead, "请马上处理");
        await CardAsync(app, DemoPeople.Director, "请马上处理");
    }

    [Fact]
    public async Task Somebody_it_was_not_brought_to_cannot_answer_it()
    {
        await using var app = await Desk.StartAsync();
        var agent = app.Direct(Desk.Agent);
        var card = await agent.SayAsync("1024上报主管");
        card.Words.ShouldNotContain("我来处理");
        var asked = await CardAsync(app, Desk.Lead, "T-1024");
        var data = (System.Text.Json.Nodes.JsonObject)CardWords.Button(asked.Card!, "escalation.take")["data"]!.DeepClone();
        (await agent.InvokeAsync("adaptiveCard/action", new System.Text.Json.Nodes.JsonObject
        {
            ["action"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "Action.Execute", ["verb"] = "escalation.take",
                ["data"] = data }, ["trigger"] = "manual",
        })).Text.ShouldContain("被升级的人");
    }

    private static Task<Seen> CardAsync(CrmBotTestApp app, string person, string words) =>
        app.Teams.WaitAsync("a:" + person, seen => seen.LastOrDefault(card => card.Words.Contains(words)), $"“{words}” for {person}");
}
