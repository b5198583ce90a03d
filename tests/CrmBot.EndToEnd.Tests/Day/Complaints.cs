using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CrmBot.EndToEnd.Tests.Day;

/// <summary>Script errors, warnings and failed requests of pages, and errors in the program's log.</summary>
internal sealed class Complaints
{
    private readonly ConcurrentQueue<string> _heard = new();

    public void Watch(IPage page)
    {
        page.PageError += (_, error) => _heard.Enqueue(error);
        page.Console += (_, message) => Add(message);
        page.RequestFailed += (_, request) => Add(request);
        page.Response += (_, response) => Add(response);
    }

    /// <summary>Everything heard from the pages, and the lines of a log that tell of an error.</summary>
    public IReadOnlyList<string> Of(string log) => [.. _heard, .. log.Split('\n').Where(IsError)];

    // Hiding the bundle is how a test gets the basic view.
    private static bool IsHidden(string url) => url.Contains("/vendor/", StringComparison.Ordinal);

    private static bool IsError(string line) =>
        line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)
            || line.StartsWith("Unhandled", StringComparison.Ordinal);

    private void Add(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !IsHidden(message.Location))
            _heard.Enqueue($"{message.Text} {message.Location}");
    }

    // Whoever picks another person stops listening for the one before.
    private void Add(IRequest request)
    {
        if (!request.Url.Contains("/console/api/events", StringComparison.Ordinal) && !IsHidden(request.Url))
            _heard.Enqueue($"{request.Method} {request.Url}: {request.Failure}");
    }

    private void Add(IResponse response)
    {
        if (response.Status >= 400 && !IsHidden(response.Url))
            _heard.Enqueue($"{response.Request.Method} {response.Url}: {response.Status}");
    }
}
