using System.Text.Json.Nodes;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>A ticket's card is a post of its own in the channel; all that people do with it comes from the thread under it.</summary>
public sealed class ChannelThreadTests : IAsyncLifetime
{
    private const string Channel = "19:desk@thread.tacv2";
    private CrmBotTestApp app = null!;
    private Chat agent = null!;
    private Seen card = null!;
    private long number;

    public async ValueTask InitializeAsync()
    {
        app = await Desk.StartAsync();
        await In(Desk.Lead, "17").SayAsync("这个群接「技术支持」的单");
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的能耗监测坏了");
        number = (await app.TicketOfAsync("大成纺织")).Number;
        card = await app.Teams.WaitAsync(Channel, seen => seen.LastOrDefault(one => one.Words.Contains($"T-{number}")), "the card");
        await app.SettleAsync();
        agent = In(Desk.Agent, card.Id);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_word_in_the_thread_under_a_tickets_card_is_about_that_ticket()
    {
        (await agent.SayAsync("接了", replyTo: card.Id)).Words.ShouldContain("李娜");
        (await app.TicketAsync(number)).AssigneeId.ShouldNotBeNull();
        await app.Teams.WaitAsync(Channel, seen => seen.FirstOrDefault(one => one.Id == card.Id && one.Edits > 0), "the card's edit");
    }

    [Fact]
    public async Task A_client_that_asks_for_the_card_again_gets_it()
    {
        var data = new JsonObject { ["card"] = CardWords.Button(card.Card!, "ticket.claim")["data"]!["card"]!.DeepClone() };
        DemoApp.Words(await agent.ClickAsync(card.Id, "card.show", data)).ShouldContain($"T-{number}");
        DemoApp.Words(await agent.ClickAsync(card.Id, "card.show", [])).ShouldContain($"T-{number}");
    }

    [Fact]
    public async Task A_card_of_another_channel_is_not_shown_there()
    {
        var data = new JsonObject { ["card"] = CardWords.Button(card.Card!, "ticket.claim")["data"]!["card"]!.DeepClone() };
        var other = new Chat(app, Desk.Agent, $"19:other@thread.tacv2;messageid={card.Id}", "channel");
        DemoApp.Words(await other.ClickAsync(card.Id, "card.show", data)).ShouldNotContain($"T-{number}");
    }

    private Chat In(string person, string thread) => new(app, person, $"{Channel};messageid={thread}", "channel");
}
