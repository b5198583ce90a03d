using System.Collections.Concurrent;
using System.Diagnostics;

namespace CrmBot.LoadTest;

/// <summary>The driver's connector: accepts everything and tells the waiting conversation when its first card has arrived.</summary>
internal sealed class MockConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> waiting = new(StringComparer.Ordinal);
    private long posts;

    private MockConnector(WebApplication app) => this.app = app;

    public string ServiceUrl { get; private set; } = "";

    public long Posts => Interlocked.Read(ref posts);

    public static async Task<MockConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new MockConnector(app);
        app.Run(connector.AnswerAsync);
        await app.StartAsync();
        connector.ServiceUrl = app.Urls.First() + "/connector";
        return connector;
    }

    /// <summary>Completes with the time stamp at which the next post for the conversation arrives.</summary>
    public Task<long> NextPostAsync(string conversation) =>
        (waiting[conversation] = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        await http.Request.Body.CopyToAsync(Stream.Null);
        var number = Interlocked.Increment(ref posts);
        http.Response.StatusCode = http.Request.Method == "PUT" ? 200 : 201;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($$"""{"id":"{{number}}"}""");
        if (http.Request.Method == "POST" && ConversationOf(http.Request.Path) is { } conversation
            && waiting.TryRemove(conversation, out var waiter))
        {
            waiter.TrySetResult(Stopwatch.GetTimestamp());
        }
    }

    private static string? ConversationOf(PathString path)
    {
        var parts = path.Value!.Split('/');
        var at = Array.IndexOf(parts, "conversations");
        return at >= 0 && at + 2 < parts.Length ? Uri.UnescapeDataString(parts[at + 1]) : null;
    }
}
