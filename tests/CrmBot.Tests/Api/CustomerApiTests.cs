using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Api;

/// <summary>Customers and their contacts, from another program's side.</summary>
public sealed class CustomerApiTests
{
    [Fact]
    public async Task A_customer_that_is_opened_is_found_by_name_alias_phone_and_change_and_chat_knows_it()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var opened = await client.PostAsync("/customers", New("苏州远方精密", "13712345678"), key: "k1");
        opened.Status.ShouldBe(201, opened.Text);
        var id = (string)opened.Body["id"]!;
        foreach (var query in new[] { "name=苏州远方精密", "name=远方", "phone=137 1234 5678", "phone=%2B8613712345678",
            "grade=B&region=苏州&changedSince=2026-03-11T00:00:00Z" })
            (await client.GetAsync("/customers?" + query)).Items.Select(item => (string)item!["id"]!).ShouldContain(id, query);
        (await client.GetAsync("/customers?changedSince=2099-01-01T00:00:00Z")).Items.ShouldBeEmpty();
        (await app.Direct(DemoPeople.Manager).SayAsync("苏州远方精密")).Words.ShouldContain("周敏");
        var again = await client.PostAsync("/customers", New("另一个名字", "137-1234-5678"));
        (again.Status, (string?)again.Body["code"], (string?)again.Body["customer"]).ShouldBe((409, "customer.known", id));
    }

    [Theory, EachEngine]
    public async Task Of_two_who_change_the_same_version_at_once_one_is_told_that_it_has_changed(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. ApiTestClient.Keys, .. await FreshDatabase.OnAsync(engine)]);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var path = "/customers/" + (string)(await client.PostAsync("/customers", New("竞速机械", "13700000001"))).Body["id"]!;
        for (var round = 0; round < 5; round++)
        {
            var tag = (await client.GetAsync(path)).Tag;
            var both = await Task.WhenAll(
                Enumerable.Range(0, 2).Select(who => client.PatchAsync(path, new JsonObject { ["region"] = $"地区{round}-{who}" }, tag)));
            both.Select(reply => reply.Status).Order().ShouldBe([200, 412]);
            both.Single(reply => reply.Status == 412).Tag.ShouldBe(both.Single(reply => reply.Status == 200).Tag);
        }
    }

    [Fact]
    public async Task A_change_needs_the_version_keeps_what_it_does_not_name_and_empties_what_is_null()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var before = await client.PostAsync("/customers", New("合并补丁厂", "13700000002"));
        var path = "/customers/" + (string)before.Body["id"]!;
        (await client.PatchAsync(path, new JsonObject { ["grade"] = "A" })).Status.ShouldBe(428);
        var after = await client.PatchAsync(path, new JsonObject { ["grade"] = "A", ["budget"] = null, ["region"] = null }, before.Tag);
        after.Status.ShouldBe(200, after.Text);
        ((string?)after.Body["grade"], after.Body["budget"], after.Body["region"], (string?)after.Body["industry"])
            .ShouldBe(("A", null, null, "机械"));
        after.Body["contacts"]![0]!["methods"]!.AsArray().Count.ShouldBe(1);
        (await client.SendAsync("GET", path, known: after.Tag)).Status.ShouldBe(304);
        (await client.PatchAsync(path, new JsonObject { ["name"] = null }, after.Tag)).Status.ShouldBe(400);
        (await client.PatchAsync(path, new JsonObject(), after.Tag)).Status.ShouldBe(400);
        (await client.PatchAsync($"/customers/{Guid.NewGuid()}", new JsonObject { ["grade"] = "A" }, "*")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_pages_of_a_list_show_everything_once_while_rows_are_added()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var before = (await client.AllAsync("/customers", 200)).Select(customer => (string)customer["id"]!).ToList();
        var added = 0;
        var seen = (await client.AllAsync("/customers", 3, async () =>
        {
            if (added < 8) (await client.PostAsync("/customers", New($"插队{++added}", $"1370001{added:D4}"))).Status.ShouldBe(201);
        })).Select(customer => (string)customer["id"]!).ToList();
        seen.Distinct().Count().ShouldBe(seen.Count);
        before.ShouldBeSubsetOf(seen);
        added.ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("after=nonsense", "after")]
    [InlineData("owner=1", "owner")]
    [InlineData("changedSince=2026-03-11", "changedSince")]
    [InlineData("colour=red", "colour")]
    [InlineData("grade=A&grade=B", "grade")]
    public async Task What_is_wrong_in_the_address_is_named(string query, string field)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var reply = await new ApiTestClient(app, ApiTestClient.Secret).GetAsync("/customers?" + query);
        (reply.Status, reply.Body["errors"]!.AsObject().ContainsKey(field)).ShouldBe((400, true), reply.Text);
    }

    [Fact]
    public async Task Whoever_asks_who_looked_at_a_file_is_told_of_the_key_that_did()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        (await client.GetAsync("/customers/" + await client.CustomerAsync("恒达"))).Status.ShouldBe(200);
        var card = await app.Direct(DemoPeople.Manager).SayAsync("谁看过恒达");
        card.Words.ShouldContain("erp");
        card.Words.ShouldContain("接口");
    }

    [Fact]
    public async Task A_key_of_a_team_sees_and_changes_what_belongs_to_its_people_only()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var (whole, team) = (new ApiTestClient(app, ApiTestClient.Secret), new ApiTestClient(app, ApiTestClient.Team));
        var people = (await team.GetAsync("/people")).Items.Select(one => (string)one!["id"]!).ToHashSet();
        people.ShouldNotBeEmpty();
        var all = await whole.AllAsync("/customers", 200);
        var mine = await team.AllAsync("/customers", 200);
        mine.Select(one => (string)one["id"]!)
            .ShouldBe(all.Where(one => people.Contains((string?)one["owner"]?["id"] ?? "")).Select(one => (string)one["id"]!));
        var foreign = all.First(one => !people.Contains((string?)one["owner"]?["id"] ?? ""));
        var path = "/customers/" + (string)foreign["id"]!;
        (await team.GetAsync(path)).Status.ShouldBe(404);
        (await team.PatchAsync(path, new JsonObject { ["grade"] = "C" }, "*")).Status.ShouldBe(404);
        (await team.GetAsync(path + "/interactions")).Status.ShouldBe(404);
        await whole.PostAsync("/customers", New("没人跟的厂", "13712340000"));
        var known = await team.PostAsync("/customers", New("另一个名字", "137 1234 0000"));
        (known.Status, (string?)known.Body["code"], known.Body["customer"]).ShouldBe((409, "customer.known", null));
        var theirs = mine.Select(one => (string)one["id"]!).ToHashSet();
        foreach (var list in new[] { "/leads", "/tickets", "/deals", "/orders", "/events" })
            (await team.GetAsync(list)).Items.ShouldAllBe(one => theirs.Contains((string)one!["customer"]!), list);
        foreach (var path2 in new[] { "/tickets", "/leads" })
        {
            var passed = await team.PostAsync(path2, Asks(path2));
            (passed.Status, passed.Text).ShouldBe((202, """{"status":"passedOn"}"""));
            (await whole.PostAsync(path2, Asks(path2))).Text.ShouldContain("\"known\":true");
        }
    }

    [Fact]
    public async Task A_key_of_a_team_brings_scores_of_its_own_customers_and_of_others_learns_not_even_that_they_are_known()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var (whole, team) = (new ApiTestClient(app, ApiTestClient.Secret), new ApiTestClient(app, ApiTestClient.Team));
        var mine = await team.AllAsync("/customers", 200);
        var foreign = (await whole.AllAsync("/customers", 200)).ExceptBy(mine.Select(one => (string)one["id"]!), one => (string)one["id"]!)
            .Select(one => (string)one["name"]!).Take(20).ToList();
        foreign.Count.ShouldBeGreaterThan(5);
        await whole.PostAsync("/customers", New("没人跟的厂", "13712340000"));
        var stranger = await team.PostAsync("/scores", Score("从来没有的公司"));
        stranger.Status.ShouldBe(400);
        var byPhone = Score("另一个名字");
        byPhone["contact"] = new JsonObject { ["phone"] = "137 1234 0000" };
        var replies = await Task.WhenAll(foreign.Select(Score).Append(byPhone).Select(body => team.PostAsync("/scores", body)));
        foreach (var reply in replies) (reply.Status, reply.Text).ShouldBe((400, stranger.Text));
        (await team.PostAsync("/scores", Score((string)mine[0]["name"]!))).Status.ShouldBe(201);
        // The same bodies are good ones: it is the reach that refuses them.
        (await whole.PostAsync("/scores", Score(foreign[0]))).Status.ShouldBe(201);
    }

    private static JsonObject Score(string company) => new() { ["company"] = company, ["score"] = 2 };

    private static JsonObject Asks(string path) => path == "/leads"
        ? new() { ["company"] = "再一个名字", ["contact"] = new JsonObject { ["phone"] = "13712340000" }, ["source"] = "website",
            ["need"] = "要 40 台减速机" }
        : new() { ["company"] = "再一个名字", ["contact"] = new JsonObject { ["phone"] = "13712340000" }, ["description"] = "开不了机" };

    internal static JsonObject New(string name, string phone) => new()
    {
        ["name"] = name, ["aliases"] = new JsonArray("远方" + name[^2..], name == "苏州远方精密" ? "远方" : name + "厂"), ["industry"] = "机械",
        ["region"] = "苏州", ["grade"] = "B", ["source"] = "website",
        ["budget"] = new JsonObject { ["minMinor"] = 100, ["maxMinor"] = 200, ["currency"] = "CNY" },
        ["contact"] = new JsonObject { ["name"] = "周敏", ["phone"] = phone },
    };
}
