using CrmBot.Features.Tickets;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>How people at the service desk talk of a ticket that is there already: nothing of it opens another one.</summary>
public sealed class DeskTalkTests
{
    [Theory]
    [InlineData("大成那个投诉咋处理的")]
    [InlineData("投诉规则说一下")]
    [InlineData("这个投诉关掉")]
    [InlineData("钱总又催了，说再不好就投诉，能不能让主管升一下")]
    [InlineData("跟厂家核实过了，传感器坏了，已下单补货")]
    public async Task What_is_said_of_an_open_ticket_opens_no_second_one(string said)
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        await agent.SayAsync("接了");
        var ticket = await app.TicketOfAsync("大成纺织");
        await agent.SayAsync(said);
        (await app.TicketOfAsync("大成纺织")).Number.ShouldBe(ticket.Number);
    }

    [Fact]
    public async Task What_is_waited_for_is_noted_and_moves_no_deal()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        await agent.SayAsync("接了");
        await agent.SayAsync("已经远程看了，电源模块烧了，等厂家发件，估计后天到");
        (await app.TicketOfAsync("大成纺织")).State.ShouldBe(TicketState.WaitingThird);
    }

    [Fact]
    public async Task An_agent_who_answers_the_customer_has_the_ticket()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("大成的能耗监测坏了");
        await agent.SayAsync("告诉客户：今天下午有人去");
        (await app.TicketOfAsync("大成纺织")).AssigneeId.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_lead_of_the_desk_passes_a_ticket_on_and_not_the_customer()
    {
        await using var app = await Desk.StartBoundAsync();
        await app.Direct(Desk.Agent).SayAsync("大成的能耗监测坏了");
        (await app.Direct(Desk.Lead).SayAsync("大成那单转给何伟，他熟")).Words.ShouldContain("何伟");
    }

    [Fact]
    public async Task News_after_a_guess_belong_to_the_ticket_that_was_guessed()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("恒达的监控又掉线了");
        await agent.SayAsync("接了");
        var first = await app.TicketOfAsync("恒达");
        await app.Direct(Desk.Second).SayAsync("大成的能耗监测坏了");
        await agent.SayAsync("大成那个能耗监测我来");
        await agent.SayAsync("跟厂家核实过了，已下单补货");
        (await app.TicketOfAsync("恒达")).Version.ShouldBe(first.Version);
    }
}
