using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Leads;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>POST /api/v1/leads, from another program's side.</summary>
public sealed class LeadApiTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private static readonly (string, string)[] Keys =
    [
        ("Api:Keys:0:Id", "web"), ("Api:Keys:0:Secret", Secret), ("Api:Keys:0:Scopes:0", "leads:write"),
        ("Api:Keys:1:Id", "other"), ("Api:Keys:1:Secret", "fedcba9876543210fedcba9876543210"), ("Api:Keys:1:Scopes:0", "leads:write"),
    ];

    [Fact]
    public async Task Without_a_configured_key_there_is_no_api()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await PostAsync(app, """{"company":"A","source":"expo"}""")).Status.ShouldBe(404);
        (await app.Http.GetAsync(new Uri("/api/v1/openapi.json", UriKind.Relative),
            TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_lead_is_stored_refused_and_repeated_as_documented()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("你好");
        var created = await PostAsync(app, """
            {"company":"松江泵阀","contact":{"name":"阮工","title":"设备科","phone":"138 0000-9991","email":"Ruan@Songjiang.example"},"source":"website",
             "need":"三台计量泵","product":"计量泵","region":"上海","budget":{"min":300000,"max":500000,"currency":"CNY"},"tags":["预算待确认"]}
            """, key: "k-1");
        (created.Status, (string?)created.Body["status"], (string?)created.Body["lead"]!["state"]).ShouldBe((201, "created", "inPool"));
        var lead = await LeadAsync(app, "松江泵阀");
        (lead.BudgetMin, lead.Product, lead.Need, lead.Channel).ShouldBe((30_000_000L, "计量泵", "三台计量泵", "api"));
        var again = await PostAsync(app, created.Sent, key: "k-1");
        (again.Status, again.Text, again.Replayed).ShouldBe((201, created.Text, true));
        (await PostAsync(app, """{"company":"别家","source":"expo"}""", key: "k-1")).Status.ShouldBe(422);
        (await PostAsync(app, created.Sent, key: "k-1", secret: "fedcba9876543210fedcba9876543210")).Replayed.ShouldBeFalse();
        (await CountAsync<Lead>(app, one => one.Channel == "api")).ShouldBe(1);

        // It comes in without an owner, and has one a moment later.
        await app.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await LeadAsync(app, "松江泵阀")).OwnerId.ShouldNotBeNull();
        (await lin.SayAsync("松江泵阀")).Words.ShouldNotContain("公海");
    }

    [Theory]
    [InlineData("{", 400, "not JSON")]
    [InlineData("[]", 400, "JSON object")]
    [InlineData("{}", 400, "company")]
    [InlineData("""{"company":"A公司","source":"nowhere"}""", 400, "one of")]
    [InlineData("""{"company":"A公司","source":"expo","phone":"1"}""", 400, "unknown field")]
    [InlineData("""{"company":7,"source":"expo"}""", 400, "a text of up to 120")]
    [InlineData("""{"company":"!!!","source":"expo"}""", 400, "letter or digit")]
    [InlineData("""{"company":"A公司","source":"expo","contact":{"phone":"call me"}}""", 400, "contact.phone")]
    [InlineData("""{"company":"A公司","source":"expo","contact":{"email":"a@b"}}""", 400, "contact.email")]
    [InlineData("""{"company":"A公司","source":"expo","contact":{"fax":"1"}}""", 400, "contact.fax")]
    [InlineData("""{"company":"A公司","source":"expo","contact":"me"}""", 400, "an object with")]
    [InlineData("""{"company":"A公司","source":"expo","budget":{"min":5,"max":3}}""", 400, "min is more than max")]
    [InlineData("""{"company":"A公司","source":"expo","budget":{"min":"5"}}""", 400, "budget.min")]
    [InlineData("""{"company":"A公司","source":"expo","budget":{"min":-1}}""", 400, "budget.min")]
    [InlineData("""{"company":"A公司","source":"expo","budget":{"min":1,"currency":"yuan"}}""", 400, "budget.currency")]
    [InlineData("""{"company":"A公司","source":"expo","tags":["",1]}""", 400, "tags")]
    [InlineData("""{"company":"A公司","company":"B公司","source":"expo"}""", 400, "JSON")]
    public async Task What_is_wrong_is_named_by_field_and_nothing_is_stored(string body, int status, string said)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        var answer = await PostAsync(app, body);
        (answer.Status, answer.Text.Contains(said, StringComparison.Ordinal)).ShouldBe((status, true), answer.Text);
        (await CountAsync<Lead>(app, one => one.Channel == "api")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_and_what_is_too_large_are_turned_away()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        const string Body = """{"company":"A公司","source":"expo"}""";
        foreach (var secret in new[] { "", "wrong", Secret[..^1], Secret + "x", new string('x', 5000) })
            (await PostAsync(app, Body, secret: secret)).Status.ShouldBe(401);
        (await PostAsync(app, Body, key: new string('k', 201))).Status.ShouldBe(400);
        (await PostAsync(app, $$"""{"company":"A公司","source":"expo","need":"{{new string('长', 9000)}}"}""")).Status.ShouldBe(413);
        (await PostAsync(app, Body, type: "text/plain")).Status.ShouldBe(415);
        (await CountAsync<Lead>(app, one => one.Channel == "api")).ShouldBe(0);
    }

    [Fact]
    public async Task A_new_inquiry_of_a_known_customer_goes_to_its_owner_who_is_told()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达");
        var answer = await PostAsync(app,
            """{"company":"恒达精工新厂","contact":{"name":"王强","phone":"13900002345"},"source":"website","need":"加急要 40 台减速机"}""");
        (answer.Status, (bool)answer.Body["customer"]!["known"]!).ShouldBe((201, true));
        var told = await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("又来询问", StringComparison.Ordinal)), "the owner's card");
        told.Words.ShouldContain("加急要 40 台减速机");
        (await CountAsync<Customer>(app, one => one.Name == "恒达精工新厂")).ShouldBe(0);
        var second = await PostAsync(app, """{"company":"恒达","contact":{"phone":"13900002345"},"source":"website","need":"还要备件"}""");
        (second.Status, (string?)second.Body["status"]).ShouldBe((200, "joined"));
    }

    [Fact]
    public async Task A_name_that_looks_alike_is_stored_and_the_owner_is_asked()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达");
        var answer = await PostAsync(app, """{"company":"华东机电有限公司","contact":{"name":"周颖","phone":"13911112229"},"source":"website"}""");
        answer.Body["alike"]!.AsArray().Count.ShouldBe(1);
        var asked = await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("是同一个吗", StringComparison.Ordinal)), "the question");
        asked.Words.ShouldContain("华东机电有限公司");
        var merged = await lin.ClickAsync(asked, "customer.merge");
        string.Join('\n', CardWords.Of(merged["value"])).ShouldContain("已合并");
        (await lin.SayAsync("华东机电有限公司")).Words.ShouldContain("周颖");
    }

    [Theory, EachEngine]
    public async Task The_same_lead_posted_five_times_at_once_is_one_lead(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. Keys, .. await FreshDatabase.OnAsync(engine)]);
        const string Body = """{"company":"五连发机械","contact":{"name":"孟工","phone":"13733330001"},"source":"website"}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PostAsync(app, Body, key: "same")));
        answers.Select(answer => (answer.Status, answer.Text)).Distinct().ShouldHaveSingleItem().Status.ShouldBe(201);
        answers.Count(answer => answer.Replayed).ShouldBe(4);
        (await CountAsync<Lead>(app, one => one.Channel == "api")).ShouldBe(1);
        (await CountAsync<Customer>(app, one => one.Name == "五连发机械")).ShouldBe(1);
    }

    [Theory, EachEngine]
    public async Task Twenty_programs_that_bring_the_same_phone_at_once_make_one_customer_and_one_lead(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [.. Keys, .. await FreshDatabase.OnAsync(engine)]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => PostAsync(
            app,
            $$"""{"company":"齐发机械{{number}}","contact":{"name":"孟工","phone":"13733330002"},"source":"website","need":"需求{{number}}"}""",
            key: "each-" + number)));
        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.Count(answer => answer.Status == 200).ShouldBe(19);
        (await CountAsync<Lead>(app, one => one.Channel == "api")).ShouldBe(1);
        (await CountAsync<ContactMethod>(app, one => one.Value == "+8613733330002")).ShouldBe(1);
    }

    [Fact]
    public async Task The_document_names_every_field_that_is_taken()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: Keys);
        var document = JsonNode.Parse(
            await app.Http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var schemas = document["components"]!["schemas"]!;
        var fields = schemas["NewLead"]!["properties"]!.AsObject();
        var refusal = await PostAsync(app, """{"company":"A公司","source":"expo","x":1,"contact":{"x":1},"budget":{"x":1,"min":1}}""");
        var errors = refusal.Body["errors"]!;
        Known(errors["x"]!).ShouldBe(fields.Select(field => field.Key), ignoreOrder: true);
        Known(errors["contact.x"]!).ShouldBe(schemas["ContactIn"]!["properties"]!.AsObject().Select(field => field.Key), ignoreOrder: true);
        Known(errors["budget.x"]!).ShouldBe(fields["budget"]!["properties"]!.AsObject().Select(field => field.Key), ignoreOrder: true);
    }

    [Theory]
    [InlineData("Secret", "short", "32")]
    [InlineData("Scopes:0", "everything", "leads:write")]
    [InlineData("Id", "", "Id")]
    public async Task A_key_that_cannot_be_used_stops_the_start_and_says_why(string field, string value, string said)
    {
        var wrong = Keys.Take(3).Where(pair => !pair.Item1.EndsWith(field, StringComparison.Ordinal)).Append(("Api:Keys:0:" + field, value))
            .ToArray();
        (await Should.ThrowAsync<ArgumentException>(async () => await CrmBotTestApp.StartAsync(settings: wrong))).Message.ShouldContain(
            said);
    }

    private static string[] Known(JsonNode error) => ((string)error!).Split("known are ")[1].Split(", ");

    private static async Task<Answer> PostAsync(
        CrmBotTestApp app, string body, string? key = null, string secret = Secret, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/v1/leads") { Content = new StringContent(body, Encoding.UTF8, type) };
        if (secret.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await app.Http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(),
            response.Headers.Contains("Idempotency-Replayed"), body);
    }

    private static Task<Lead> LeadAsync(CrmBotTestApp app, string customer) => app.Services.GetRequiredService<IStore>().ReadAsync(
        async (view, token) => await view.Db.Set<Lead>()
            .Join(view.Db.Set<Customer>().Where(one => one.Name == customer), lead => lead.CustomerId, one => one.Id, (lead, _) => lead)
            .SingleAsync(token),
        CancellationToken.None);

    private static Task<int> CountAsync<T>(CrmBotTestApp app, System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : Runtime.Store.Record =>
            app.Services.GetRequiredService<IStore>()
                .ReadAsync((view, token) => view.Db.Set<T>().CountAsync(which, token), CancellationToken.None);

    private sealed record Answer(int Status, string Text, bool Replayed, string Sent)
    {
        public JsonObject Body => JsonNode.Parse(Text)!.AsObject();
    }
}
