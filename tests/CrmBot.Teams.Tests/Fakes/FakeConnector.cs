using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CrmBot.Teams.Tests;

/// <summary>A call the connector received.</summary>
public sealed record Received(string Method, string RawTarget, string Body, string? Authorization, string? ContentType);

/// <summary>A connector on loopback: records what it gets and answers from a script, then 201 with an id.</summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private int ids;

    private FakeConnector(WebApplication app) => this.app = app;

    public ConcurrentQueue<Received> Calls { get; } = new();

    public ConcurrentQueue<Func<HttpContext, Task>> Script { get; } = new();

    public string Url => app.Urls.First() + "/_connector";

    public Address Chat(string conversation = "a:lin-and-bot") => new(Url, conversation, Samples.Tenant);

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new FakeConnector(app);
        app.Run(connector.ServeAsync);
        await app.StartAsync();
        return connector;
    }

    public void Next(int status, string body = "", params (string Name, string Value)[] headers) => Script.Enqueue(async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    });

    public void NextReset() => Script.Enqueue(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public void NextSilence() => Script.Enqueue(async context =>
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var authorization = context.Request.Headers.Authorization.ToString();
        Calls.Enqueue(new Received(
            context.Request.Method, target, body, authorization.Length == 0 ? null : authorization, context.Request.ContentType));
        if (Script.TryDequeue(out var answer))
        {
            await answer(context);
            return;
        }

        context.Response.StatusCode = 201;
        await context.Response.WriteAsync($$"""{"id":"{{Interlocked.Increment(ref ids)}}"}""");
    }
}
