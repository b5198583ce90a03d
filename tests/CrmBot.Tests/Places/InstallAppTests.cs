using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Places;

/// <summary>
/// People without the app get it through Microsoft Graph, and then the message. The stand-in speaks the service's recorded shape.
/// </summary>
public sealed class InstallAppTests : IAsyncLifetime
{
    private const string Person = "6f1e9a52-7c1d-4b8e-9a35-0d7a64f0c001";
    private const string Catalog = "0b3a5f5c-24a0-4f0c-8a55-0f3b1c2d3e4f";
    private readonly List<string> asked = [];
    private WebApplication graph = null!;
    private volatile bool installed;
    private Func<int, (int Status, string Body, int? RetryAfter)> answer = _ => (201, "", null);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        graph = builder.Build();
        graph.Urls.Add("http://127.0.0.1:0");
        graph.MapPost("/v1.0/users/{user}/teamwork/installedApps", async (string user, HttpContext context) =>
        {
            var body = (JsonObject)JsonNode.Parse(await new StreamReader(context.Request.Body).ReadToEndAsync())!;
            int times;
            lock (asked)
            {
                asked.Add($"{user} {body["teamsApp@odata.bind"]}");
                times = asked.Count;
            }

            var (status, text, retryAfter) = answer(times);
            installed |= status is 201 or 409;
            if (retryAfter is { } seconds) context.Response.Headers.RetryAfter = $"{seconds}";
            return text.Length == 0 ? Results.StatusCode(status) : Results.Text(text, "application/json", statusCode: status);
        });
        graph.MapGet("/v1.0/users/{user}/teamwork/installedApps",
            () => Results.Json(new { value = new[] { new { id = "aW5zdGFsbGVk" } } }));
        graph.MapGet("/v1.0/users/{user}/teamwork/installedApps/{id}/chat", () => Results.Json(new { id = "19:chat@unq.gbl.spaces" }));
        await graph.StartAsync();
    }

    public ValueTask DisposeAsync() => graph.DisposeAsync();

    [Theory]
    [InlineData(201, "")]
    [InlineData(409, """{"error":{"code":"Conflict","message":"App already installed for the user."}}""")]
    public async Task Who_has_no_app_gets_it_and_then_the_message(int status, string body)
    {
        answer = _ => (status, body, null);
        await using var app = await StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await GiveAsync(app, lin);
        (await app.Teams.WaitAsync("a:" + Person, seen => seen.Count > 0 ? seen[0] : null, "the given reminder")).Words.ShouldContain(
            "回电话");
        asked.ShouldHaveSingleItem().ShouldBe($"{Person} https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{Catalog}");
    }

    [Fact]
    public async Task A_directory_that_is_busy_is_asked_again_after_the_time_it_names()
    {
        answer = times => times == 1 ? (429, """{"error":{"code":"TooManyRequests","message":"slow down"}}""", 1) : (201, "", null);
        await using var app = await StartAsync();
        await GiveAsync(app, app.Direct(DemoPeople.LinTao));
        await app.Teams.WaitAsync("a:" + Person, seen => seen.Count > 0 ? seen[0] : null, "the given reminder");
        asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_directory_that_fails_is_asked_again()
    {
        answer = times => times == 1 ? (500, "no json", null) : (201, "", null);
        await using var app = await StartAsync();
        await GiveAsync(app, app.Direct(DemoPeople.LinTao));
        await app.Teams.WaitAsync("a:" + Person, seen => seen.Count > 0 ? seen[0] : null, "the given reminder");
        asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_directory_that_forbids_it_is_not_asked_again_and_the_message_is_shown_to_the_operator()
    {
        answer = _ => (403, """{"error":{"code":"Forbidden","message":"Policy does not allow it."}}""", null);
        await using var app = await StartAsync();
        await GiveAsync(app, app.Direct(DemoPeople.LinTao));
        var outbox = await app.Teams.WaitAsync(
            "none", _ => (JsonObject?)JsonNode.Parse(
                app.Http.GetStringAsync(new Uri("/dev/outbox", UriKind.Relative)).GetAwaiter().GetResult()) is { } state
                && state["dead"]!.AsArray().Count > 0 ? state : null, "the dead message");
        outbox["dead"]![0]!["failure"]!.GetValue<string>().ShouldBe("install_refused");
        asked.Count.ShouldBe(1);
    }

    // The messenger opens no chat with somebody who does not have the app.
    private async Task<CrmBotTestApp> StartAsync()
    {
        var app = await CrmBotTestApp.StartAsync(
            settings: [("Graph:CatalogAppId", Catalog), ("Graph:ManifestId", Catalog), ("Graph:Endpoint", graph.Urls.First() + "/v1.0")]);
        app.Teams.Script = (method, _, _) => Task.FromResult<IResult?>(method == "OPEN" && !installed
            ? Results.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = "ForbiddenOperationException", ["message"] = "x" } },
                statusCode: 403)
            : null);
        return app;
    }

    // 王磊's directory id becomes a real one, as an import from the company directory would give it.
    private static async Task GiveAsync(CrmBotTestApp app, Chat lin)
    {
        await app.BindAsync("王磊", Person);
        await lin.SayAsync("提醒王磊明天下午三点给佳美回电话");
    }
}
