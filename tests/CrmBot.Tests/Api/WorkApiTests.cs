using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Api;

/// <summary>Contacts that are told, tickets that are moved, orders that are brought.</summary>
public sealed class WorkApiTests
{
    [Fact]
    public async Task A_call_is_written_down_with_its_own_time_and_author_and_stays_one_when_repeated()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var (path, lin) = ($"/customers/{await client.CustomerAsync("恒达")}/interactions", await client.PersonAsync("林涛"));
        var body = new JsonObject { ["by"] = lin, ["channel"] = "call", ["at"] = "2026-03-10T08:30:00+08:00", ["who"] = "王工",
            ["note"] = "电话系统记下的" };
        var told = await client.PostAsync(path, body, key: "call-1");
        told.Status.ShouldBe(201, told.Text);
        ((string)told.Body["at"]!, (string)told.Body["by"]!["name"]!).ShouldBe(("2026-03-10T00:30:00.000Z", "林涛"));
        var again = await client.PostAsync(path, body, key: "call-1");
        (again.Text, again.Headers.Contains("Idempotency-Replayed")).ShouldBe((told.Text, true));
        (await client.AllAsync(path, 2)).Count(one => (string)one["note"]! == "电话系统记下的").ShouldBe(1);
        (await app.Direct(DemoPeople.LinTao).SayAsync("恒达")).Words.ShouldContain("电话系统记下的");

        (await client.PostAsync(path, With(body, "at", "2026-03-12T00:00:00Z"))).Body["errors"]!["at"].ShouldNotBeNull();
        (await client.PostAsync(path, With(body, "by", Guid.NewGuid().ToString()))).Body["errors"]!["by"].ShouldNotBeNull();
        (await client.PostAsync(path, With(body, "by", DemoPeople.LinTao))).Status.ShouldBe(201);
        // With the rights of that person: who is of another team may not.
        (await client.PostAsync(path, With(body, "by", DemoPeople.Lily))).Body["code"]!.ToString().ShouldStartWith("policy.");
    }

    [Theory, EachEngine]
    public async Task A_ticket_goes_where_chat_lets_it_go_and_of_two_who_claim_one_has_it(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. ApiTestClient.Keys, .. await FreshDatabase.OnAsync(engine)]);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var created = await client.PostAsync("/tickets",
            new JsonObject { ["company"] = "恒达", ["description"] = "3 号机异响", ["type"] = "fault" });
        var path = "/tickets/" + (string)created.Body["ticket"]!["id"]!;
        var (agent, manager) = (await client.PersonAsync("李娜"), await client.PersonAsync("张立"));
        var both = await Task.WhenAll(
            new[] { agent, manager }.Select(by => client.PatchAsync(path, new JsonObject { ["action"] = "claim", ["by"] = by })));
        both.Select(reply => reply.Status).ShouldBe([200, 409], ignoreOrder: true, string.Join('\n', both.Select(reply => reply.Text)));
        ((string?)both.Single(reply => reply.Status == 409).Body["code"]).ShouldBe("ticket.taken");
        both.Single(reply => reply.Status == 409).Text.ShouldNotContain("李娜");
        var has = (string)(await client.GetAsync(path)).Body["assignee"]!["id"]!;

        (await client.PatchAsync(path, new JsonObject { ["action"] = "note", ["by"] = has, ["note"] = "催了一次" })).Status.ShouldBe(200);
        (await client.PatchAsync(path, new JsonObject { ["action"] = "resolve", ["by"] = has })).Status.ShouldBe(400);
        var solved = await client.PatchAsync(path,
            new JsonObject { ["action"] = "resolve", ["by"] = has, ["cause"] = "轴承磨损", ["fix"] = "更换" });
        ((string)solved.Body["state"]!, (string?)solved.Body["cause"]).ShouldBe(("resolved", "轴承磨损"), solved.Text);
        (await client.PatchAsync(path, new JsonObject { ["action"] = "claim", ["by"] = agent })).Body["code"]!.ToString()
            .ShouldBe("ticket.notWork");
        ((string)(await client.PatchAsync(path, new JsonObject { ["action"] = "reopen", ["by"] = has, ["note"] = "又响了" })).Body["state"]!)
            .ShouldBe("in_progress");
        (await client.PatchAsync(path, new JsonObject { ["action"] = "release", ["by"] = has }, "\"1\"")).Status.ShouldBe(412);
        ((string)(await client.PatchAsync(path, new JsonObject { ["action"] = "release", ["by"] = has })).Body["state"]!).ShouldBe("open");
        (await client.GetAsync(path)).Body["history"]!.AsArray().Select(one => (string)one!["kind"]!)
            .ShouldBeSubsetOf(["opened", "promised", "claimed", "note", "resolved", "reopened", "released", "warned"]);
        (await client.PatchAsync(path, new JsonObject { ["action"] = "claim", ["by"] = await client.PersonAsync("林涛") })).Body["code"]!
            .ToString().ShouldStartWith("policy.");
        (await client.GetAsync("/tickets?number=" + (string)created.Body["ticket"]!["number"]!)).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_order_is_one_by_its_number_is_brought_up_to_date_and_stands_on_the_customers_card()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var customer = await client.CustomerAsync("恒达");
        var body = new JsonObject
        {
            ["customer"] = customer, ["number"] = "SO-1", ["date"] = "2026-03-09",
            ["amount"] = new JsonObject { ["minor"] = 12_500_000, ["currency"] = "CNY" }, ["lines"] = new JsonArray("减速机 ×40"),
        };
        (await client.PostAsync("/orders", body)).Status.ShouldBe(201);
        (await client.PostAsync("/orders", body)).Status.ShouldBe(200);
        var shipped = await client.PostAsync("/orders", With(body, "status", "shipped"));
        ((string)shipped.Body["status"]!, (await client.GetAsync("/orders?customer=" + customer)).Items.Count).ShouldBe(("shipped", 1));
        (await client.PostAsync("/orders", With(body, "customer", await client.CustomerAsync("远航物流")))).Body["code"]!.ToString()
            .ShouldBe("order.other_customer");
        (await client.PostAsync("/orders", With(body, "customer", Guid.NewGuid().ToString()))).Body["errors"]!["customer"]
            .ShouldNotBeNull();
        var card = await app.Direct(DemoPeople.LinTao).SayAsync("恒达");
        card.Words.ShouldContain("SO-1");
        card.Words.ShouldContain("已发货");
        (await client.GetAsync("/events?type=order.updated")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public Task Mutated_bodies_are_refused_or_stored_and_break_nothing() => MutateAsync(150);

    [Fact]
    [Trait("Tier", "Long")]
    public Task A_thousand_mutated_bodies_are_refused_or_stored_and_break_nothing() => MutateAsync(1_000);

    private static async Task MutateAsync(int bodies)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var (customer, agent) = (await client.CustomerAsync("恒达"), await client.PersonAsync("李娜"));
        var examples = ApiDocument.Shipped.Calls.Where(call => call.Node["requestBody"] is not null)
            .SelectMany(call => (call.Node["requestBody"]!["content"]!["application/json"]!["examples"]?.AsObject() ?? [])
                .Select(example => (call, Body: example.Value!["value"]!.ToJsonString()
                    .Replace("019ce0de-1111-7000-8000-000000000001", customer, StringComparison.Ordinal)
                    .Replace("019ce0de-2222-7000-8000-000000000002", agent, StringComparison.Ordinal)))).ToList();
        var random = new Random(20260311);
        Dictionary<int, int> answered = [];
        for (var number = 0; number < bodies; number++)
        {
            var (call, body) = examples[number % examples.Count];
            var reply = await client.SendAsync(call.Method, call.Path.Replace("{id}", customer, StringComparison.Ordinal),
                Mutate(body, random), match: "*");
            reply.Status.ShouldBeLessThan(500, body);
            answered[reply.Status] = answered.GetValueOrDefault(reply.Status) + 1;
        }

        TestContext.Current.TestOutputHelper!
            .WriteLine(string.Join(", ", answered.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        answered[400].ShouldBeGreaterThan(bodies * 3 / 10);
    }

    private static JsonObject With(JsonObject body, string field, string value)
    {
        var copy = body.DeepClone().AsObject();
        copy[field] = value;
        return copy;
    }

    // Bytes swapped, cut, doubled; values replaced by what a careless program sends.
    private static string Mutate(string body, Random random)
    {
        string[] odd = ["null", "[]", "{}", "-1", "1e400", "99999999999999999999", "\"\\u0000\"", "\"\\ud800\"", "true",
            "\"" + new string('长', 3000) + "\"", "\"<script>\"", "\"2026-13-45\"", "\"' OR 1=1 --\"", "0.1"];
        var at = random.Next(body.Length);
        switch (random.Next(4))
        {
            case 0: return body[..at];
            case 1: return body[..at] + (char)random.Next(1, 0x3000) + body[(at + 1)..];
            case 2: return body[..at] + body[random.Next(at, body.Length)..];
            default:
                var json = JsonNode.Parse(body)!.AsObject();
                var field = json.Select(pair => pair.Key).ElementAt(random.Next(json.Count));
                var value = odd[random.Next(odd.Length)];
                json[field] = "§";
                return json.ToJsonString().Replace("\"\\u00A7\"", value, StringComparison.Ordinal);
        }
    }
}
