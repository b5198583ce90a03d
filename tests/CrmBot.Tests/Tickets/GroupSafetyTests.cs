using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>What the channel shows: whose ticket, how urgent, until when. Nothing of what the customer said.</summary>
public sealed class GroupSafetyTests
{
    private const string Secret = "李总手机13900001234说控制柜密码8864";

    [Fact]
    public async Task The_channels_card_has_customer_tier_type_severity_and_deadline_and_nothing_private()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync($"华东机电的伺服坏了，停机，很急，{Secret}");
        var card = await app.Teams.WaitAsync(Desk.Channel, seen => seen.LastOrDefault(one => one.Words.Contains("华东机电")), "the card");
        foreach (var word in new[] { "华东机电", "核心客户", "紧急", "功能故障", "10:10", "认领", "还没人接" }) card.Words.ShouldContain(word);
        var agent = app.InGroup(Desk.Agent, Desk.Channel);
        await agent.ClickAsync(card, "ticket.claim");
        await app.AdvanceAsync(TimeSpan.FromMinutes(15));
        foreach (var posted in app.Teams.Of(Desk.Channel)) Private(posted.Card?.ToJsonString() ?? posted.Words);
    }

    [Theory]
    [InlineData("华东机电那单升级主管")]
    [InlineData("华东机电那单我来")]
    public async Task A_question_which_ticket_is_meant_tells_another_team_nothing_of_it(string said)
    {
        await using var app = await Desk.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync($"华东机电的伺服坏了，停机，很急，{Secret}");
        await lin.SayAsync($"华东机电要退货，{Secret}");
        var answer = await app.Direct("demo-chenhao").SayAsync(said);
        answer.Words.ShouldNotContain("8864");
        answer.Words.ShouldNotContain("伺服");
    }

    [Fact]
    public async Task Details_go_to_whoever_asked_alone()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        var direct = app.Direct(Desk.Agent);
        await direct.SayAsync("你好");
        await app.Direct(DemoPeople.LinTao).SayAsync($"华东机电的伺服坏了，停机，很急，{Secret}");
        var card = await app.Teams.WaitAsync(Desk.Channel, seen => seen.LastOrDefault(one => one.Words.Contains("华东机电")), "the card");
        DemoApp.Words(await app.InGroup(Desk.Agent, Desk.Channel).ClickAsync(card, "ticket.details")).ShouldContain("私聊");
        (await app.Teams.WaitAsync(direct.Conversation, seen => seen.LastOrDefault(one => one.Words.Contains("伺服坏了")),
            "the details")).Words.ShouldContain("最近联系");
    }

    [Fact]
    public async Task A_rep_of_another_team_learns_nothing_from_a_forged_click()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync($"华东机电的伺服坏了，停机，很急，{Secret}");
        var card = await app.Teams.WaitAsync(Desk.Channel, seen => seen.LastOrDefault(one => one.Words.Contains("华东机电")), "the card");
        var other = app.InGroup(DemoPeople.Lily, Desk.Channel);
        var details = await other.InvokeAsync("adaptiveCard/action", Press(card, "ticket.details"), card.Id);
        Private(details.Text);
        var claim = await other.InvokeAsync("adaptiveCard/action", Press(card, "ticket.claim"), card.Id);
        Private(claim.Text);
        claim.Text.ShouldContain("林涛");
        (await app.TicketOfAsync("华东机电")).AssigneeId.ShouldBeNull();
    }

    [Fact]
    public async Task A_list_asked_for_in_the_channel_goes_to_the_person_alone()
    {
        await using var app = await Desk.StartAsync();
        var direct = app.Direct(Desk.Agent);
        await direct.SayAsync("你好");
        (await app.InGroup(Desk.Agent).SayAsync("我手上还有几单")).Words.ShouldContain("私聊");
        (await app.Teams.WaitAsync(direct.Conversation, seen => seen.LastOrDefault(one => one.Words.Contains("T-1024")),
            "the list")).Words.ShouldContain("手上 1 张");
    }

    private static System.Text.Json.Nodes.JsonObject Press(Seen card, string verb) => new()
    {
        ["action"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "Action.Execute", ["verb"] = verb,
            ["data"] = CardWords.Button(card.Card!, verb)["data"]!.DeepClone() },
        ["trigger"] = "manual",
    };

    private static void Private(string text)
    {
        foreach (var word in new[] { "13900001234", "8864", "控制柜", "伺服坏了" }) text.ShouldNotContain(word);
    }
}
