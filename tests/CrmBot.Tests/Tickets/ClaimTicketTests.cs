using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>Whoever is first has the ticket; everybody else hears who was, and when.</summary>
public sealed class ClaimTicketTests
{
    [Fact]
    public async Task A_click_in_the_channel_claims_and_every_copy_says_so()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var own = await lin.SayAsync("大成的能耗监测坏了");
        var posted = await PostedAsync(app, "大成纺织");
        var answer = await app.InGroup(Desk.Agent, Desk.Channel).ClickAsync(posted, "ticket.claim");
        DemoApp.Words(answer).ShouldContain("李娜");
        DemoApp.Words(answer).ShouldContain("10:00 接单");
        foreach (var place in new[] { lin.Conversation, Desk.Channel })
            await app.Teams.WaitAsync(place, seen => seen.LastOrDefault(card => card.Words.Contains("大成纺织") && card.Words.Contains("李娜")),
                "the edited copy");
        own.Words.ShouldContain("还没人接");
        (await app.TicketOfAsync("大成纺织")).State.ShouldBe(TicketState.InProgress);
    }

    [Fact]
    public async Task The_one_who_is_too_late_is_told_who_was_first_and_when()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的能耗监测坏了");
        var posted = await PostedAsync(app, "大成纺织");
        await app.AdvanceAsync(TimeSpan.FromMinutes(2));
        await app.InGroup(Desk.Agent, Desk.Channel).ClickAsync(posted, "ticket.claim");
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        // Still the old card on the other's screen.
        DemoApp.Words(await app.InGroup(Desk.Second, Desk.Channel).ClickAsync(posted, "ticket.claim")).ShouldContain("已被李娜接走（10:02）");
        var number = (await app.TicketOfAsync("大成纺织")).Number;
        (await app.Direct(Desk.Second).SayAsync($"{number}我来")).Words.ShouldContain("已被李娜接走（10:02）");
        (await app.EventsAsync((await app.TicketOfAsync("大成纺织")).Id)).Count(one => one.Kind == TicketEvent.Kinds.Claimed).ShouldBe(1);
    }

    [Fact]
    public async Task A_click_that_comes_twice_claims_once()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的能耗监测坏了");
        var posted = await PostedAsync(app, "大成纺织");
        var agent = app.InGroup(Desk.Agent, Desk.Channel);
        for (var time = 0; time < 3; time++) DemoApp.Words(await agent.ClickAsync(posted, "ticket.claim")).ShouldContain("李娜");
        (await app.EventsAsync((await app.TicketOfAsync("大成纺织")).Id)).Count(one => one.Kind == TicketEvent.Kinds.Claimed).ShouldBe(1);
    }

    [Fact]
    public async Task The_next_one_is_the_most_urgent_and_a_core_customers_before_others()
    {
        await using var app = await Desk.StartBoundAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("大成的能耗监测坏了");
        await lin.SayAsync("和信保险的质检报表打不开");
        await lin.SayAsync("恒达的产线停了，很急");
        var agent = app.Direct(Desk.Second);
        (await agent.SayAsync("来一单")).Words.ShouldContain("恒达");
        (await agent.SayAsync("再来一单")).Words.ShouldContain("和信保险");
    }

    [Fact]
    public async Task Whoever_is_taken_over_from_hears_of_it_and_a_released_one_is_shown_again()
    {
        await using var app = await Desk.StartAsync();
        await app.BindAsync();
        var (first, second) = (app.Direct(Desk.Agent), app.Direct(Desk.Second));
        await first.SayAsync("你好");
        await second.SayAsync("1024转我");
        (await app.TicketAsync(1024)).AssigneeId.ShouldBe(await PersonAsync(app, "马超"));
        await app.Teams.WaitAsync(first.Conversation, seen => seen.LastOrDefault(card => card.Words.Contains("马超接手了你的 T-1024")),
            "the news");
        await second.SayAsync("1024放回去吧");
        (await app.TicketAsync(1024)).AssigneeId.ShouldBeNull();
        await app.Teams.WaitAsync(Desk.Channel, seen => seen.LastOrDefault(card => card.Words.Contains("T-1024 放回队列了")),
            "the card in the channel");
    }

    [Fact]
    public async Task A_rep_does_not_work_tickets_and_is_told_so_alone()
    {
        await using var app = await Desk.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("你好");
        await app.InGroup(DemoPeople.LinTao).SayUnansweredAsync("1025我来");
        await app.Teams.WaitAsync(lin.Conversation, seen => seen.LastOrDefault(card => card.Words.Contains("处理工单是客服的事")), "the refusal");
        (await app.TicketAsync(1025)).AssigneeId.ShouldBeNull();
    }

    [Theory]
    [InlineData(EngineKind.Sqlite)]
    [InlineData(EngineKind.Postgres)]
    public Task Of_forty_who_claim_at_once_one_wins(EngineKind engine) => RaceAsync(engine, 40);

    internal static async Task RaceAsync(EngineKind engine, int count)
    {
        await using var app = engine == EngineKind.Sqlite ? await Desk.StartAsync() : await Desk.StartOnPostgresAsync();
        await AddAgentsAsync(app, count);
        await app.BindAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("大成的能耗监测坏了");
        var posted = await PostedAsync(app, "大成纺织");
        var data = (JsonObject)CardWords.Button(posted.Card!, "ticket.claim")["data"]!;
        // Half of them on the card in the channel, half by a sentence in their own chats: different conversations, truly at once.
        var number = (await app.TicketOfAsync("大成纺织")).Number;
        await Task.WhenAll(Enumerable.Range(0, count).Select(async one =>
        {
            var agent = $"race-{one}";
            if (one % 2 == 0) await app.InGroup(agent, Desk.Channel).ClickAsync(posted.Id, "ticket.claim", (JsonObject)data.DeepClone());
            else (await app.Direct(agent).PostAsync(app.Direct(agent).Message($"{number}我来"))).ShouldBe(System.Net.HttpStatusCode.Accepted);
        }));
        var ticket = await app.TicketOfAsync("大成纺织");
        (await app.EventsAsync(ticket.Id)).Count(known => known.Kind == TicketEvent.Kinds.Claimed).ShouldBe(1);
        var winner = (await app.ReadAsync(view => view.Records.ReadAsync<Person>(ticket.AssigneeId!.Value, CancellationToken.None)))!.Name;
        for (var one = 1; one < count; one += 2)
        {
            var answer = await app.Teams.WaitAsync($"a:race-{one}", seen => seen is [var first, ..] ? first : null, "an answer");
            answer.Words.ShouldContain(winner == $"坐席{one}" ? "接单" : $"已被{winner}接走（10:00）");
        }

        await app.Teams.WaitAsync(Desk.Channel,
            seen => seen.LastOrDefault(card => card.Words.Contains("大成纺织") && card.Words.Contains(winner)), "the edited copy");
    }

    private static Task<bool> AddAgentsAsync(CrmBotTestApp app, int count) => app.Services.GetRequiredService<IStore>().WriteAsync(
        "test",
        async (work, token) =>
        {
            for (var one = 0; one < count; one++)
            {
                var person = new Person { Name = $"坐席{one}", Role = "agent", Team = "客服组", DirectoryId = $"race-{one}" };
                work.Db.Add(person);
                work.Db.Add(DirectoryBinding.Of($"race-{one}", person.Id));
            }

            await work.SaveAsync(token);
            return true;
        },
        CancellationToken.None);

    private static Task<Seen> PostedAsync(CrmBotTestApp app, string customer) =>
        app.Teams.WaitAsync(Desk.Channel, seen => seen.LastOrDefault(card => card.Words.Contains(customer) && card.Words.Contains("认领")),
            "the ticket's card in the channel");

    private static async Task<Guid?> PersonAsync(CrmBotTestApp app, string name) =>
        (await app.ReadAsync(async view => await Task.FromResult(view.Db.Set<Person>().Single(person => person.Name == name)))).Id;

    [Fact]
    public async Task A_ticket_is_given_only_to_those_who_work_tickets()
    {
        await using var app = await Desk.StartBoundAsync();
        var agent = app.Direct(Desk.Agent);
        var card = await agent.SayAsync("1024我来");
        card.Words.ShouldContain("马超", Case.Sensitive, "a colleague of the desk can be chosen");
        card.Words.ShouldNotContain("张国强", Case.Sensitive, "a lead of sales cannot");
        (await agent.SayAsync("1024转给小林")).Words.ShouldContain("林涛不接工单");
        var ticket = (await app.TicketAsync(1024)).Id;
        (await app.EventsAsync(ticket))[^1].Kind.ShouldBe(TicketEvent.Kinds.Claimed);
        await agent.SayAsync("1024转给马超");
        (await app.EventsAsync(ticket))[^1].Kind.ShouldBe(TicketEvent.Kinds.Reassigned);
    }
}
