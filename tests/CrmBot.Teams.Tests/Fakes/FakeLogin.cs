using System.Collections.Concurrent;
using System.Net;

namespace CrmBot.Teams.Tests;

/// <summary>The sign-in service: counts requests, gives token-1, token-2 …, or answers as told.</summary>
internal sealed class FakeLogin : HttpMessageHandler
{
    private int given;

    public ConcurrentQueue<(Uri Url, string Form)> Asked { get; } = new();

    public ConcurrentQueue<(HttpStatusCode Status, string Body)> Script { get; } = new();

    public TaskCompletionSource? Hold { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Enqueue((request.RequestUri!, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        if (Hold is { } hold)
            await hold.Task;
        var (status, body) = Script.TryDequeue(out var scripted)
            ? scripted
            : (HttpStatusCode.OK,
                $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"token-{{Interlocked.Increment(ref given)}}"}""");
        return new HttpResponseMessage(status) { Content = new StringContent(body) };
    }
}
