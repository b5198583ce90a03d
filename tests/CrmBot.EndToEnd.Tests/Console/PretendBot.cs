using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace CrmBot.EndToEnd.Tests.Console;

/// <summary>
/// The real page with a bot of our own behind it, so that the page's behaviour is tested alone: it answers as
/// <c>src/CrmBot/Console/README.md</c> says, and remembers what the page asked.
/// </summary>
internal sealed class PretendBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<Guid, Channel<string>> _pages = new();
    private int _lastId = 100;

    private PretendBot(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();
    public ConcurrentQueue<JsonObject> Said { get; } = [];
    public ConcurrentQueue<JsonObject> Acted { get; } = [];
    public ConcurrentQueue<JsonObject> Moved { get; } = [];
    public ConcurrentQueue<JsonObject> Offered { get; } = [];
    public JsonArray Messages { get; } = [];
    public JsonNode ActionAnswer { get; set; } = new JsonObject();

    public static async Task<PretendBot> StartAsync(bool withRenderer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var bot = new PretendBot(app);
        bot.Map(withRenderer);
        await app.StartAsync();
        return bot;
    }

    /// <summary>A message of the bot, as the page gets it.</summary>
    public JsonObject Message(string? text = null, JsonNode? card = null) => new()
    {
        ["id"] = $"{Interlocked.Increment(ref _lastId)}",
        ["at"] = "2026-03-05T07:00:00Z",
        ["from"] = new JsonObject { ["id"] = "bot", ["name"] = "小客", ["bot"] = true },
        ["text"] = text,
        ["card"] = card?.DeepClone(),
    };

    public void Tell(string name, JsonObject body)
    {
        foreach (var page in _pages.Values)
            page.Writer.TryWrite($"event: {name}\ndata: {body.ToJsonString()}\n\n");
    }

    private void Map(bool withRenderer)
    {
        if (!withRenderer)
            _app.Map("/vendor/{**rest}", () => Results.NotFound());
        _app.UseStaticFiles(
            new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.Combine(Checkout.Root, "src", "CrmBot", "wwwroot")) });
        _app.MapGet("/console/api/start", Start);
        _app.MapGet("/console/api/messages", (string place) => Results.Json(place == "dm" ? Messages : []));
        _app.MapPost("/console/api/messages", Say);
        _app.MapPost("/console/api/actions", (JsonObject action) => Keep(Acted, action, ActionAnswer));
        _app.MapPost("/console/api/offers", (JsonObject offer) => Keep(Offered, offer, new JsonObject { ["status"] = 200 }));
        _app.MapGet("/console/api/events", EventsAsync);
        _app.MapGet("/dev/clock", () => new JsonObject { ["now"] = "2026-03-05T07:24:00Z", ["zone"] = "Asia/Shanghai" });
        _app.MapPost("/dev/clock",
            (JsonObject move) => Keep(Moved, move, new JsonObject { ["now"] = "2026-03-06T01:00:00Z", ["zone"] = "Asia/Shanghai" }));
    }

    private static JsonNode Start() => JsonNode.Parse("""
        {"bot":{"name":"小客"},
         "people":[{"id":"p1","name":"林晓","nickname":"小林","role":"rep","team":{"zh-CN":"华东一组","en-US":"East team 1"},"locale":"zh-CN","timeZone":"Asia/Shanghai"},
                   {"id":"p2","name":"张伟","nickname":"张经理","role":"manager","team":null,"locale":"zh-CN","timeZone":"Asia/Shanghai"}],
         "places":[{"id":"sales","kind":"group","name":{"zh-CN":"销售群","en-US":"Sales group"}}]}
        """)!;

    private IResult Say(JsonObject said)
    {
        Said.Enqueue(said);
        var message = Message(said["text"]!.GetValue<string>());
        message["from"] = new JsonObject { ["id"] = said["person"]!.DeepClone(), ["name"] = "林晓", ["bot"] = false };
        Tell("message", new JsonObject { ["place"] = said["place"]!.DeepClone(), ["message"] = message });
        return Results.Json(new { status = 202 }, statusCode: 202);
    }

    private static IResult Keep(ConcurrentQueue<JsonObject> kept, JsonObject asked, JsonNode answer)
    {
        kept.Enqueue(asked);
        return Results.Json(answer);
    }

    private async Task EventsAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        var (key, events) = (Guid.NewGuid(), Channel.CreateUnbounded<string>());
        _pages[key] = events;
        try
        {
            await http.Response.WriteAsync(": hello\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await foreach (var text in events.Reader.ReadAllAsync(http.RequestAborted))
            {
                await http.Response.WriteAsync(text, http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The page went away.
        }
        finally
        {
            _pages.TryRemove(key, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages.Values)
            page.Writer.TryComplete();
        await _app.DisposeAsync();
    }
}
