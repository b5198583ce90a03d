using System.Collections.Concurrent;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;

namespace CrmBot.Tests.Outbox;

/// <summary>Something that reached the messenger.</summary>
internal sealed record Delivered(string What, string PlaceKey, string Line, string ActivityId);

/// <summary>
/// A messenger that does what the test says. What is delivered is noted even when the answer that comes back tells nothing of it.
/// </summary>
internal sealed class ScriptedChannel : IMessageChannel
{
    private readonly ConcurrentQueue<Delivered> delivered = new();
    private int number;

    /// <summary>Answers a post or an edit; the default accepts. Runs before delivery; see <see cref="Reset"/>.</summary>
    public Func<string, Place, string, Task<SendReport?>> Script { get; set; } = (_, _, _) => Task.FromResult<SendReport?>(null);

    public Func<Place, TimeSpan> Slot { get; set; } = _ => TimeSpan.Zero;

    public IReadOnlyList<Delivered> All => [.. delivered];

    public IEnumerable<string> Lines => delivered.Select(message => message.Line);

    public int Opened { get; private set; }

    public static SendReport NotSent(TimeSpan? retryAfter = null) => new(SendFate.NotSent, null, 429, "Throttled", retryAfter);

    public static SendReport Rejected(string code = "Bad Argument") => new(SendFate.Rejected, null, 400, code, null);

    /// <summary>The message arrives, the answer does not.</summary>
    public SendReport Reset(Place place, string line)
    {
        delivered.Enqueue(new Delivered("post", place.Key, line, "lost"));
        return new SendReport(SendFate.Ambiguous, null, null, "reset", null);
    }

    public TimeSpan AskForSlot(Place place, Priority priority) => Slot(place);

    public async Task<SendReport> PostAsync(Place place, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var line = Line(message);
        if (await Script("post", place, line).WaitAsync(cancellationToken) is { } report) return report;
        var id = $"a{Interlocked.Increment(ref number)}";
        delivered.Enqueue(new Delivered("post", place.Key, line, id));
        return new SendReport(SendFate.Accepted, id, 201, null, null);
    }

    public async Task<SendReport> EditAsync(Place place, string activityId, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var line = Line(message);
        if (await Script("edit", place, line).WaitAsync(cancellationToken) is { } report) return report;
        delivered.Enqueue(new Delivered("edit", place.Key, line, activityId));
        return new SendReport(SendFate.Accepted, activityId, 200, null, null);
    }

    public Task<OpenReport> OpenDirectAsync(
        string serviceUrl, string? tenantId, string botId, string directoryId, CancellationToken cancellationToken)
    {
        Opened++;
        return Task.FromResult(new OpenReport(new SendReport(SendFate.Accepted, null, 201, null, null), $"chat-with-{directoryId}"));
    }

    private static string Line(OutgoingMessage message) => message.Text ?? (string)message.Card!["line"]!;
}
