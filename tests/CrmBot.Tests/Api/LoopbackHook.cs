using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrmBot.Tests.Api;

/// <summary>What a receiver of web hooks got.</summary>
internal sealed record HookCall(string Body, string Signature, string EventId, string Type)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
}

/// <summary>A receiver of web hooks by hand.</summary>
internal sealed class LoopbackHook : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<HookCall> calls = [];

    private LoopbackHook(WebApplication app) => this.app = app;

    /// <summary>What it answers to a call, from 1.</summary>
    public Func<int, IResult> Answer { get; set; } = _ => Results.Ok();

    public string Url => app.Urls.First() + "/hook";

    public IReadOnlyList<HookCall> Calls
    {
        get
        {
            lock (calls) return [.. calls];
        }
    }

    public (string Key, string Value)[] Settings(int number, params string[] events) =>
    [
        ($"Hooks:{number}:Url", Url), ($"Hooks:{number}:Secret", ApiTestClient.Signing), ($"Hooks:{number}:Id", $"hook{number}"),
        .. events.Select((type, at) => ($"Hooks:{number}:Events:{at}", type)),
    ];

    public static async Task<LoopbackHook> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var hook = new LoopbackHook(builder.Build());
        hook.app.MapPost("/hook", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var headers = context.Request.Headers;
            var call = new HookCall(await reader.ReadToEndAsync(), headers["X-Signature"].ToString(), headers["X-Event-Id"].ToString(),
                headers["X-Event-Type"].ToString());
            int number;
            lock (hook.calls)
            {
                hook.calls.Add(call);
                number = hook.calls.Count;
            }

            return hook.Answer(number);
        });
        await hook.app.StartAsync();
        return hook;
    }

    public async Task WaitAsync(int count)
    {
        for (var at = 0; at < 400 && Calls.Count < count; at++) await Task.Delay(50);
        if (Calls.Count < count) throw new TimeoutException($"{Calls.Count} calls instead of {count}.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
