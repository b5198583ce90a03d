using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Api;

/// <summary>Whatever a partner's key asks, nothing but the fields of <see cref="PartnerFields"/> is answered.</summary>
public sealed class PartnerKeyTests
{
    private const string Mark = "秘密";

    // What the whole key is shown; which of it a partner may see stands here once more on purpose: the list is not to grow by a slip.
    private static readonly Dictionary<string, string[]> Wanted = new()
    {
        ["/customers"] = ["id", "createdAt"], ["/customers/{id}"] = ["id", "createdAt"], ["/customers/{id}/contacts"] = ["id"],
        ["/customers/{id}/interactions"] = ["id", "customer", "channel", "at"],
        ["/leads"] = ["id", "number", "customer", "state", "open", "createdAt", "changedAt"],
        ["/leads/{id}"] = ["id", "number", "customer", "state", "open", "createdAt", "changedAt"],
        ["/tickets"] = ["id", "number", "customer", "type", "severity", "state", "open", "createdAt", "changedAt", "resolvedAt"],
        ["/tickets/{id}"] = ["id", "number", "customer", "type", "severity", "state", "open", "createdAt", "changedAt", "resolvedAt"],
        ["/deals"] = ["id", "number", "customer", "state"], ["/deals/{id}"] = ["id", "number", "customer", "state"],
        ["/orders"] = ["id", "number", "customer", "date", "status", "createdAt", "changedAt"],
        ["/orders/{id}"] = ["id", "number", "customer", "date", "status", "createdAt", "changedAt"],
        ["/people"] = ["id"], ["/events"] = ["id", "type", "at", "record", "customer"],
    };

    [Fact]
    public async Task No_call_that_reads_shows_a_partner_a_field_that_is_not_meant_for_partners()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var (whole, partner) = (new ApiTestClient(app, ApiTestClient.Secret), new ApiTestClient(app, ApiTestClient.Partner));
        var ids = await FillAsync(app, whole);
        var reads = ApiDocument.Shipped.Calls.Where(call => call.Method == "GET").ToList();
        reads.Select(call => call.Path).ShouldBe(Wanted.Keys, ignoreOrder: true);
        foreach (var call in reads)
        {
            var path = call.Path.Replace("{id}", ids[call.Path.Split('/')[1]], StringComparison.Ordinal);
            if (call.Node["parameters"]?.AsArray().Any(one => (string?)one!["$ref"] == "#/components/parameters/limit") == true)
                path += "?limit=200";
            var (all, shown) = (await whole.GetAsync(path), await partner.GetAsync(path));
            (all.Status, shown.Status).ShouldBe((200, 200), path + all.Text + shown.Text);
            var items = Items(shown.Body).ToList();
            items.Count.ShouldBe(Items(all.Body).Count(), path);
            items.Count.ShouldBeGreaterThan(0, path);
            foreach (var item in items) item.Select(field => field.Key).ShouldBe(Wanted[call.Path], ignoreOrder: true, path);
            if (!call.Path.StartsWith("/people", StringComparison.Ordinal) && call.Path != "/events")
                all.Text.ShouldContain(System.Text.Encodings.Web.JavaScriptEncoder.Default.Encode(Mark), Case.Insensitive, path);
            Leaks(shown.Text).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task No_call_that_writes_and_no_refusal_tells_a_partner_what_is_stored()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);
        var (whole, partner) = (new ApiTestClient(app, ApiTestClient.Secret), new ApiTestClient(app, ApiTestClient.Partner));
        var ids = await FillAsync(app, whole);
        var agent = await whole.PersonAsync("李娜");
        List<ApiReply> replies = [];
        foreach (var call in ApiDocument.Shipped.Calls.Where(
            call => call.Node["requestBody"] is not null && call.Scope != ApiScopes.TicketsSigned))
        {
            var path = call.Path.Replace("{id}", ids[call.Path.Split('/')[1]], StringComparison.Ordinal);
            var examples = call.Node["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject()
                .Select(example => example.Value!["value"]!.ToJsonString()
                    .Replace("019ce0de-1111-7000-8000-000000000001", ids["customers"], StringComparison.Ordinal)
                    .Replace("019ce0de-2222-7000-8000-000000000002", agent, StringComparison.Ordinal));
            foreach (var body in examples.Concat(["{}", "{", """{"x":1}""", """{"name":"秘","contact":{"phone":"13811110000"}}"""]))
                foreach (var match in new[] { "*", "\"0\"" }) replies.Add(await partner.SendAsync(call.Method, path, body, match: match));
        }

        replies.Add(await partner.GetAsync("/customers/" + Guid.NewGuid()));
        replies.Add(await partner.GetAsync("/customers?name=" + Mark + "&fields=all"));
        replies.Select(reply => reply.Status).Distinct().ShouldBeSubsetOf([200, 201, 400, 404, 409, 412]);
        foreach (var reply in replies)
        {
            Leaks(reply.Text).ShouldBeEmpty(reply.Text);
            if (reply.Status >= 400)
                reply.Body.Select(field => field.Key).ShouldBeSubsetOf(["type", "title", "status", "code", "errors"], reply.Text);
            else Wanted.Values.Append(["status", "lead", "ticket", "score", "customer"])
                .ShouldContain(fields => reply.Body.All(field => fields.Contains(field.Key)), reply.Text);
        }
    }

    [Fact]
    public void A_shape_that_nobody_has_thought_of_shows_nothing()
    {
        var full = new JsonObject { ["id"] = "1", ["name"] = Mark, ["inner"] = new JsonObject { ["id"] = "2" },
            ["items"] = new JsonArray(new JsonObject { ["id"] = "3" }) };
        PartnerFields.Keep("something.new", full).ToJsonString().ShouldBe("{}");
        PartnerFields.Keep("page:something.new", full).ToJsonString().ShouldBe("""{"items":[{}]}""");
        // A field that is allowed and becomes an object shows nothing of it.
        PartnerFields.Keep("customer", new JsonObject { ["id"] = new JsonObject { ["name"] = Mark }, ["createdAt"] = new JsonArray(Mark) })
            .ToJsonString().ShouldBe("""{"id":{}}""");
    }

    private static IEnumerable<JsonObject> Items(JsonObject body) =>
        body["items"] is JsonArray items ? items.Select(item => item!.AsObject()) : [body];

    private static IEnumerable<string> Leaks(string text)
    {
        var plain = System.Text.RegularExpressions.Regex.Unescape(text.Replace("\\\"", "'", StringComparison.Ordinal));
        return new[] { Mark, "13811110000", "林涛", "李娜", "7654321", "secret@example.com" }
            .Where(secret => plain.Contains(secret, StringComparison.Ordinal));
    }

    // One of everything, every text of it marked.
    private static async Task<Dictionary<string, string>> FillAsync(CrmBotTestApp app, ApiTestClient whole)
    {
        var lin = Guid.Parse(await whole.PersonAsync("林涛"));
        var made = await whole.PostAsync("/customers", new JsonObject
        {
            ["name"] = Mark + "客户", ["aliases"] = new JsonArray(Mark + "别名"), ["industry"] = Mark, ["region"] = Mark, ["address"] = Mark,
            ["need"] = Mark, ["grade"] = "A", ["tier"] = "core", ["source"] = "expo",
            ["budget"] = new JsonObject { ["minMinor"] = 7654321, ["currency"] = "CNY" }, ["tags"] = new JsonArray(Mark),
            ["contact"] = new JsonObject { ["name"] = Mark + "人", ["title"] = Mark, ["phone"] = "13811110000",
                ["email"] = "secret@example.com", ["wechat"] = Mark + "wx" },
        });
        made.Status.ShouldBe(201, made.Text);
        var customer = Guid.Parse((string)made.Body["id"]!);
        var lead = await whole.PostAsync("/leads",
            new JsonObject { ["company"] = Mark + "客户", ["contact"] = new JsonObject { ["phone"] = "13811110000" }, ["source"] = "expo",
                ["need"] = Mark, ["product"] = Mark });
        var ticket = await whole.PostAsync("/tickets",
            new JsonObject { ["company"] = Mark + "客户", ["contact"] = new JsonObject { ["name"] = Mark, ["phone"] = "13811110000" },
                ["description"] = Mark, ["item"] = Mark });
        (await whole.PatchAsync("/tickets/" + ticket.Body["ticket"]!["id"],
            new JsonObject { ["action"] = "resolve", ["by"] = await whole.PersonAsync("李娜"), ["cause"] = Mark,
                ["fix"] = Mark })).Status.ShouldBe(200);
        (await whole.PostAsync($"/customers/{customer}/interactions",
            new JsonObject { ["by"] = await whole.PersonAsync("张立"), ["channel"] = "call", ["who"] = Mark,
                ["note"] = Mark })).Status.ShouldBe(201);
        var order = await whole.PostAsync("/orders", new JsonObject
        {
            ["customer"] = customer.ToString(), ["number"] = "SO-9", ["date"] = "2026-03-01",
            ["amount"] = new JsonObject { ["minor"] = 7654321, ["currency"] = "CNY" }, ["lines"] = new JsonArray(Mark),
        });
        var deal = await app.Services.GetRequiredService<IStore>().WriteAsync("test", async (work, token) =>
        {
            var known = new Deal { Number = 777, CustomerId = customer, Name = Mark, OwnerId = lin, Team = Mark, Stage = "quote",
                Rival = Mark, Blocker = Mark, Reason = Mark, Kind = "first", OpenedAt = work.Now, Products = [Mark], ExternalId = Mark };
            known.Price(new Budget(7654321, 7654321, "CNY", false), null);
            work.Db.Add(known);
            await work.SaveAsync(token);
            return known.Id;
        }, CancellationToken.None);
        // The list shows only what is this customer's: the demo's others have no mark.
        return new()
        {
            ["customers"] = customer.ToString(), ["leads"] = (string)lead.Body["lead"]!["id"]!,
            ["tickets"] = (string)ticket.Body["ticket"]!["id"]!, ["orders"] = (string)order.Body["id"]!, ["deals"] = deal.ToString(),
            ["people"] = "", ["events"] = "", ["scores"] = "",
        };
    }
}
