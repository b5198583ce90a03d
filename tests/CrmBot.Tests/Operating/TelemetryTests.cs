using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Operating;

/// <summary>
/// What leaves the service for those who look after it: measures, spans, health and logs, and nobody's words or name in any of them.
/// </summary>
public sealed class TelemetryTests
{
    // Marks whatever could carry what people type.
    private const string Strange = "奇哉怪也科技", Person = "欧阳怪怪";

    [Fact]
    public async Task Measures_and_spans_reach_the_collector_and_carry_nothing_of_anybody()
    {
        var received = new ConcurrentBag<(string Path, string Body)>();
        await using var collector = await CollectorAsync(received);
        await using (var app =
            await CrmBotTestApp.StartAsync(settings: [("Telemetry:Endpoint", collector.Urls.First()), ("Telemetry:Seconds", "1")]))
        {
            app.Teams.Script = Refuse(app);
            await TalkAsync(app);
            await app.Direct(DemoPeople.LinTao).SayAsync("吧啦吧啦嘟嘟嘟");
            await app.MoveToAsync(new(2026, 3, 12, 15, 0, 0, TimeSpan.FromHours(8)));
            // The last measure that the tests below look for.
            for (var left = 600; left > 0 && !received.Any(
                one => one.Body.Contains("crmbot.timer.lateness", StringComparison.Ordinal)); left--)
                    await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var metrics = string.Concat(received.Where(one => one.Path == "/v1/metrics").Select(one => one.Body));
        foreach (var name in new[]
        {
            "crmbot.turn.duration", "crmbot.parse.results", "crmbot.send.duration", "crmbot.send.throttled", "crmbot.outbox.depth",
            "crmbot.outbox.oldest_age",
            "crmbot.timer.late", "crmbot.timer.lateness", "http.server.request.duration", "unknown", "accepted",
        })
            metrics.ShouldContain(name);
        var spans = string.Concat(received.Where(one => one.Path == "/v1/traces").Select(one => one.Body));
        spans.ShouldContain("turn");
        spans.ShouldContain("send");
        foreach (var secret in new[] { Strange, Person, "嘟嘟嘟", "林涛", DemoPeople.LinTao, "13800138000" })
            (metrics + spans).ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("Telemetry:Endpoint", "collector")]
    [InlineData("Telemetry:Protocol", "smoke")]
    [InlineData("Telemetry:Seconds", "0")]
    public async Task A_setting_that_makes_no_sense_is_named_at_the_start(string key, string value)
    {
        (string, string)[] settings = key == "Telemetry:Endpoint"
            ? [(key, value)]
            : [("Telemetry:Endpoint", "http://localhost:4318"), (key, value)];
        (await Should.ThrowAsync<Exception>(() => CrmBotTestApp.StartAsync(settings: settings))).Message.ShouldContain(key);
    }

    [Fact]
    public async Task No_line_of_the_log_carries_a_name_or_a_word_of_anybody()
    {
        var lines = new KeptLines();
        await using (var app = await CrmBotTestApp.StartAsync(
            services: services => services.AddSingleton<ILoggerProvider>(lines),
            settings: [("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:CrmBot", "Trace")]))
        {
            app.Teams.Script = Refuse(app);
            await TalkAsync(app);
        }

        var all = lines.ToString();
        // The framework's lines and scopes that write addresses are left out (QuietLog); what is left is ours, the refused post among it.
        lines.Count.ShouldBeGreaterThan(10);
        all.ShouldContain("The connector answered 429");
        foreach (var secret in new[] { Strange, Person, "13800138000", "价格太贵" })
            all.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_database_that_cannot_be_used_makes_the_service_not_ready_in_plain_words()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Http.GetStringAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe("ready");
        (await app.Http.GetStringAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe("ok");
        foreach (var file in Directory.GetFiles(app.DataFolder, "*.db*"))
        {
            await using var opened = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            opened.Write(Enumerable.Repeat((byte)'x', (int)opened.Length).ToArray());
        }

        using var answer = await app.Http.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("database");
        (await app.Http.GetStringAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe("ok");
    }

    // Names, numbers and words through every door: sentences, forms, clicks, broken data, a messenger that refuses.
    private static async Task TalkAsync(CrmBotTestApp app)
    {
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync($"新线索 {Strange} 采购{Person} 13800138000 官网来的");
        await lin.SayAsync($"刚跟{Strange}{Person}通了电话，嫌价格太贵，明天下午三点再打");
        await lin.SayAsync($"{Strange}{Person}吧啦吧啦");
        await lin.ClickAsync(card.Id, $"no.{Strange}", new JsonObject { ["note"] = Person });
        await lin.InvokeAsync("composeExtension/query",
            new JsonObject { ["commandId"] = "customers",
                ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = Strange }) });
        var broken = lin.Message(Strange);
        broken["attachments"] = Strange;
        await lin.PostAsync(broken);
        await lin.InvokeAsync("task/fetch", new JsonObject { ["data"] = new JsonObject { ["form"] = Strange } });
    }

    // Every third post is refused as too many.
    private static Func<string, string, JsonObject?, Task<IResult?>> Refuse(CrmBotTestApp app)
    {
        var posts = 0;
        return (method, _, _) =>
            Task.FromResult(method == "POST" && Interlocked.Increment(ref posts) == 2 ? Results.StatusCode(429) : null);
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentBag<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Add((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
            return Results.Ok();
        });
        await collector.StartAsync();
        return collector;
    }

    private sealed class KeptLines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public int Count => lines.Count;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue(
                    $"{formatter(state, exception)} {exception} {string.Join(' ', (state as IEnumerable<KeyValuePair<string, object?>> ?? []).Select(pair => pair.Value))}");

        public void Dispose()
        {
        }

        public override string ToString() => string.Join('\n', lines);
    }
}
