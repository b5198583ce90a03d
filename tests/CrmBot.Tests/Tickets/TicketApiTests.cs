using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>POST /api/v1/tickets and the signed web hook, from another program's side.</summary>
public sealed class TicketApiTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef", Signing = "fedcba9876543210fedcba9876543210";
    private const string Known =
        """{"company":"恒达","contact":{"name":"王工","phone":"139 0000 2345"},"description":"3 号机异响","type":"fault","severity":"urgent","item":"3号机","want":"onsite"}""";
    private const string Stranger = """{"company":"新来的贸易行","contact":{"name":"钱先生","email":"qian@example.com"},"description":"发票抬头错了"}""";

    private static readonly (string, string)[] Keys =
    [
        ("Api:Keys:0:Id", "shop"), ("Api:Keys:0:Secret", Secret), ("Api:Keys:0:Scopes:0", "tickets:write"),
        ("Api:Keys:1:Id", "monitor"), ("Api:Keys:1:Secret", Signing), ("Api:Keys:1:Scopes:0", "tickets:signed"),
    ];

    [Fact]
    public async Task A_ticket_of_a_known_customer_reaches_the_queue_with_all_that_was_told_and_stays_one_when_repeated()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        var agent = app.Direct(Desk.Agent);
        await agent.SayAsync("你好");
        var created = await PostAsync(app, Known, key: "order-1");
        (created.Status, (bool)created.Body["customer"]!["known"]!).ShouldBe((201, true));
        var card = await app.Teams.WaitAsync(agent.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("3 号机异响", StringComparison.Ordinal)), "the card");
        card.Words.ShouldContain((string)created.Body["ticket"]!["number"]!);
        card.Words.ShouldContain("紧急");
        DemoWords(await agent.ClickAsync(card, "ticket.claim")).ShouldContain("李娜");
        var again = await PostAsync(app, Known, key: "order-1");
        (again.Status, again.Text, again.Replayed).ShouldBe((201, created.Text, true));
        (await CountAsync<Ticket>(app, one => one.Channel == "api")).ShouldBe(1);
    }

    [Fact]
    public async Task For_somebody_unknown_a_file_is_opened_and_the_second_ticket_finds_it()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        var first = await PostAsync(app, Stranger);
        var second = await PostAsync(app, Stranger.Replace("新来的贸易行", "另一个名字", StringComparison.Ordinal));
        ((bool)first.Body["customer"]!["known"]!, (bool)second.Body["customer"]!["known"]!).ShouldBe((false, true));
        ((string?)second.Body["customer"]!["id"]).ShouldBe((string?)first.Body["customer"]!["id"]);
        (await CountAsync<Customer>(app, one => one.Name == "新来的贸易行" || one.Name == "另一个名字")).ShouldBe(1);
    }

    [Theory]
    [InlineData("{}", "company")]
    [InlineData("""{"company":"A公司"}""", "description")]
    [InlineData("""{"company":"A公司","description":7}""", "description")]
    [InlineData("""{"company":"A公司","description":"x","type":"nonsense"}""", "type")]
    [InlineData("""{"company":"A公司","description":"x","severity":"very"}""", "severity")]
    [InlineData("""{"company":"A公司","description":"x","want":"money"}""", "want")]
    [InlineData("""{"company":"A公司","description":"x","contact":{"phone":"call me"}}""", "contact.phone")]
    [InlineData("""{"company":"A公司","description":"x","note":"1"}""", "note")]
    public async Task What_is_wrong_is_named_by_field_and_nothing_is_stored(string body, string field)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        var answer = await PostAsync(app, body);
        (answer.Status, answer.Body["errors"]!.AsObject().ContainsKey(field)).ShouldBe((400, true), answer.Text);
        (await CountAsync<Ticket>(app, one => one.Channel == "api")).ShouldBe(0);
    }

    [Fact]
    public async Task A_key_may_only_do_what_its_scope_says()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        (await PostAsync(app, Stranger, secret: "wrong")).Status.ShouldBe(401);
        (await PostAsync(app, Stranger, secret: Signing)).Status.ShouldBe(403);
        (await PostAsync(app, """{"company":"A公司","source":"expo"}""", path: "/api/v1/leads")).Status.ShouldBe(403);
        (await PostAsync(app, Stranger, path: "/api/v1/hooks/shop/tickets", signature: Sign(Stranger, Secret))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_signed_web_hook_is_taken_once_and_nothing_forged_late_or_changed_is()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        const string Hook = "/api/v1/hooks/monitor/tickets";
        var signature = Sign(Stranger, Signing);
        (await PostAsync(app, Stranger, path: Hook, signature: signature)).Status.ShouldBe(201);
        var again = await PostAsync(app, Stranger, path: Hook, signature: signature);
        (again.Status, again.Replayed).ShouldBe((201, true));
        string[] wrong =
        [
            "", "t=1", "t=x,v1=00", signature[..^1], signature[..^1] + (signature[^1] == '0' ? '1' : '0'), Sign(Stranger, Secret),
            Sign(Known, Signing),
            Sign(Stranger, Signing, late: 301), signature.Replace("t=", "t=+", StringComparison.Ordinal),
        ];
        foreach (var one in wrong) (await PostAsync(app, Stranger, path: Hook, signature: one)).Status.ShouldBe(401, one);
        // Signed when it is sent: the time it is ahead by gets shorter while others are tried.
        (await PostAsync(app, Stranger, path: Hook, signature: Sign(Stranger, Signing, late: -302))).Status.ShouldBe(401);
        (await PostAsync(app, Stranger, path: "/api/v1/hooks/nobody/tickets", signature: signature)).Status.ShouldBe(401);
        (await CountAsync<Ticket>(app, one => one.Channel == "api")).ShouldBe(1);
    }

    [Fact]
    public async Task The_document_names_every_field_that_is_taken()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        var document = JsonNode.Parse(
            await app.Http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var fields = document["components"]!["schemas"]!["NewTicket"]!["properties"]!.AsObject().Select(field => field.Key);
        var refusal = await PostAsync(app, """{"company":"A公司","description":"x","x":1}""");
        ((string)refusal.Body["errors"]!["x"]!).Split("known are ")[1].Split(", ").ShouldBe(fields, ignoreOrder: true);
    }

    private static string Sign(string body, string secret, int late = 0)
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - late;
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }

    private static string DemoWords(JsonObject answer) => string.Join('\n', CardWords.Of(answer["value"]));

    private static async Task<Answer> PostAsync(
        CrmBotTestApp app, string body, string? key = null, string secret = Secret, string path = "/api/v1/tickets",
        string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        else request.Headers.TryAddWithoutValidation("X-Signature", signature);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await app.Http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(),
            response.Headers.Contains("Idempotency-Replayed"));
    }

    private static Task<int> CountAsync<T>(CrmBotTestApp app, System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : Runtime.Store.Record =>
            app.Services.GetRequiredService<IStore>()
                .ReadAsync((view, token) => view.Db.Set<T>().CountAsync(which, token), CancellationToken.None);

    private sealed record Answer(int Status, string Text, bool Replayed)
    {
        public JsonObject Body => JsonNode.Parse(Text)!.AsObject();
    }
}
