using System.Text.Json.Nodes;
using CrmBot.Features.Api.Events;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Api;

/// <summary>GET /events: what happened, whoever did it, in order and without gaps.</summary>
[Collection(Alone.Name)]
public sealed class EventFeedTests
{
    [Fact]
    public async Task What_is_said_in_chat_and_what_is_taken_back_is_told()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var start = await client.GetAsync("/events?after=now");
        start.Items.ShouldBeEmpty();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("刚给恒达王工打电话，聊了交期，他们要 40 台");
        await lin.SayAsync("撤销");
        var told = await client.GetAsync("/events?after=" + start.Next);
        var types = told.Items.Select(one => (string)one!["type"]!).ToList();
        types.ShouldContain(EventTypes.InteractionLogged);
        types.ShouldContain(EventTypes.InteractionRemoved);
        types.IndexOf(EventTypes.InteractionLogged).ShouldBeLessThan(types.IndexOf(EventTypes.InteractionRemoved));
        told.Text.ShouldNotContain("交期");
        (await client.GetAsync($"/events?after={told.Next}")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_way_of_a_ticket_and_of_a_lead_is_told_with_ids_and_codes()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var start = (await client.GetAsync("/events?after=now")).Next;
        var agent = await client.PersonAsync("李娜");
        var path = "/tickets/"
            + (await client.PostAsync("/tickets", new JsonObject { ["company"] = "恒达", ["description"] = "3 号机异响" })).Body["ticket"]!["id"];
        await client.PatchAsync(path, new JsonObject { ["action"] = "claim", ["by"] = agent });
        await client.PatchAsync(path, new JsonObject { ["action"] = "resolve", ["by"] = agent, ["cause"] = "轴承" });
        await client.PatchAsync(path, new JsonObject { ["action"] = "reopen", ["by"] = agent });
        await client.PostAsync("/leads", new JsonObject { ["company"] = "新线索公司", ["source"] = "website" });
        await client.PostAsync("/scores", new JsonObject { ["company"] = "恒达", ["score"] = 2 });
        var told = (await client.AllEventsAsync(start!, 2)).ToList();
        told.Select(one => (string)one["type"]!).Where(type => type.StartsWith("ticket.", StringComparison.Ordinal))
            .ShouldBe([EventTypes.TicketCreated, EventTypes.TicketClaimed, EventTypes.TicketResolved, EventTypes.TicketReopened]);
        foreach (var type in new[] { EventTypes.CustomerCreated, EventTypes.LeadCreated, EventTypes.SurveyAnswered })
            told.ShouldContain(one => (string)one["type"]! == type, type);
        ((string)told.First(one => (string)one["type"]! == EventTypes.TicketClaimed)["facts"]!["assignee"]!).ShouldBe(agent);
        told.Select(one => (string)one["id"]!).ShouldBeUnique();
        (await client.GetAsync("/events?limit=1&type=ticket.resolved&after=" + start)).Items.Count.ShouldBe(1);
        (await client.GetAsync("/events?type=ticket.burnt")).Status.ShouldBe(400);
        (await client.GetAsync("/events?after=zz")).Status.ShouldBe(400);
    }

    [Theory, EachEngine]
    public async Task A_reader_misses_nothing_and_sees_nothing_twice_while_twenty_write(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. ApiTestClient.Keys, .. await FreshDatabase.OnAsync(engine)]);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var cursor = (await client.GetAsync("/events?after=now")).Next!;
        var writing = Enumerable.Range(0, 20).Select(async writer =>
        {
            for (var number = 0; number < 5; number++) await AddAsync(client, $"并发{writer}号{number}");
        }).ToList();
        List<string> seen = [];
        var all = Task.WhenAll(writing);
        // What is stored is shown a little later on PostgreSQL, when nothing older is under way any more.
        for (var after = 0; after < 200; after += all.IsCompleted && seen.Count < 100 ? 1 : seen.Count >= 100 ? 100 : 0)
        {
            if (all.IsCompleted) await Task.Delay(20, TestContext.Current.CancellationToken);
            var page = await client.GetAsync($"/events?limit=7&type=customer.created&after={cursor}");
            page.Status.ShouldBe(200, page.Text);
            seen.AddRange(page.Items.Select(one => (string)one!["record"]!["id"]!));
            cursor = page.Next!;
        }

        await all;
        seen.Count.ShouldBe(100);
        seen.ShouldBeUnique();
    }

    // As a program does that is told to come again because too many write: nothing was stored then.
    private static async Task AddAsync(ApiTestClient client, string name)
    {
        var status = 503;
        for (var left = 5; left > 0 && status == 503; left--)
            status = (await client.PostAsync("/customers", new JsonObject { ["name"] = name })).Status;
        status.ShouldBe(201);
    }

    [Fact]
    public async Task A_cursor_that_is_older_than_what_is_kept_is_told_so()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var cursor = (await client.GetAsync("/events?after=now")).Next!;
        await client.PostAsync("/customers", new JsonObject { ["name"] = "被忘记的" });
        await app.Services.GetRequiredService<IStore>()
            .WriteAsync("test", (work, _) => work.Sql.ExecuteAsync("UPDATE event SET system_at = 0"), CancellationToken.None);
        await app.Services.GetServices<IHostedService>().OfType<DeliverEvents>().Single().ForgetOldAsync(CancellationToken.None);
        (await client.GetAsync("/events?after=" + cursor)).Status.ShouldBe(410);
        (await client.GetAsync("/events")).Items.ShouldBeEmpty();
        (await client.GetAsync("/events?after=now")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Nobody_who_wants_to_know_nothing_is_kept()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await app.Direct(DemoPeople.LinTao).SayAsync("刚给恒达王工打电话，聊了交期");
        (await app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, token) => EventFeed.AfterAsync(view, default, 10, token), CancellationToken.None)).ShouldBeEmpty();
    }
}

internal static class ReadEvents
{
    public static async Task<List<JsonObject>> AllEventsAsync(this ApiTestClient client, string after, int limit)
    {
        List<JsonObject> all = [];
        while (true)
        {
            var page = await client.GetAsync($"/events?limit={limit}&after={after}");
            page.Status.ShouldBe(200, page.Text);
            all.AddRange(page.Items.Select(item => item!.AsObject()));
            after = page.Next!;
            if (!(bool)page.Body["more"]!) return all;
        }
    }
}
