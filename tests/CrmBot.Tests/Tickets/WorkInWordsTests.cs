using CrmBot.Features.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>A ticket on the screen is worked in words, without its number and without a reply to its card.</summary>
public sealed class WorkInWordsTests
{
    [Theory]
    [InlineData("接了", "升级一下", "等客户回复", "解决了，换了个传感器", "换了个传感器")]
    [InlineData("I'll take it", "escalate it", "waiting for the customer", "resolve it, sensor replaced", "sensor replaced")]
    public async Task What_is_said_next_is_about_the_ticket_just_shown(
        string claim, string escalate, string wait, string resolve, string fix)
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");

        await agent.SayAsync(claim);
        var ticket = await app.TicketOfAsync("大成纺织");
        (ticket.State, ticket.AssigneeId is null).ShouldBe((TicketState.InProgress, false));

        await agent.SayAsync(escalate);
        (await app.EscalationsAsync(ticket.Id)).ShouldHaveSingleItem();

        await agent.SayAsync(wait);
        (await app.TicketOfAsync("大成纺织")).State.ShouldBe(TicketState.WaitingCustomer);

        await agent.SayAsync(resolve);
        ticket = await app.TicketOfAsync("大成纺织");
        (ticket.State, ticket.Fix).ShouldBe((TicketState.Resolved, fix));
    }

    [Fact]
    public async Task After_ten_minutes_or_another_subject_nobody_guesses()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        await app.AdvanceAsync(TimeSpan.FromMinutes(11));
        (await agent.SayAsync("接了")).Words.ShouldContain("没听懂");

        await agent.SayAsync("大成的能耗监测坏了");
        await agent.SayAsync("恒达的资料");
        (await agent.SayAsync("接了")).Words.ShouldContain("没听懂");
        (await app.TicketOfAsync("大成纺织")).AssigneeId.ShouldBeNull();
    }

    [Fact]
    public async Task A_remark_that_could_be_about_anything_changes_no_ticket()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        var ticket = await app.TicketOfAsync("大成纺织");
        (await agent.SayAsync("这两天好多")).Words.ShouldNotContain($"T-{ticket.Number}");
        (await app.TicketOfAsync("大成纺织")).Version.ShouldBe(ticket.Version);
    }
}
