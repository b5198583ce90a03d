using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrmBot.Tests.Outgoing;

/// <summary>A gateway for text messages by hand.</summary>
internal sealed class LoopbackGateway : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<(JsonObject Body, string Key, string Authorization)> calls = [];

    private LoopbackGateway(WebApplication app) => this.app = app;

    /// <summary>The status by call, from 1.</summary>
    public Func<int, int> Status { get; set; } = _ => 200;

    public IReadOnlyList<(JsonObject Body, string Key, string Authorization)> Calls
    {
        get
        {
            lock (calls) return [.. calls];
        }
    }

    public (string, string)[] Settings =>
        [("Sms:Url", app.Urls.First() + "/send"), ("Sms:Token", "secret-of-the-gateway"), ("Sms:Sender", "CrmBot")];

    public static async Task<LoopbackGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var gateway = new LoopbackGateway(builder.Build());
        gateway.app.MapPost("/send", (JsonObject body, HttpContext context) =>
        {
            lock (gateway.calls)
            {
                gateway.calls.Add(
                    (body, context.Request.Headers["Idempotency-Key"].ToString(), context.Request.Headers.Authorization.ToString()));
                return Results.StatusCode(gateway.Status(gateway.calls.Count));
            }
        });
        await gateway.app.StartAsync();
        return gateway;
    }

    public async Task WaitAsync(int count)
    {
        for (var at = 0; at < 300 && Calls.Count < count; at++) await Task.Delay(100);
        if (Calls.Count < count) throw new TimeoutException($"{Calls.Count} calls instead of {count}.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
