using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;

namespace CrmBot.Tests.Turns;

/// <summary>A message as the messenger shows it now.</summary>
internal sealed class Shown(string activityId, string placeKey)
{
    public string ActivityId { get; } = activityId;

    public string PlaceKey { get; } = placeKey;

    public required OutgoingMessage Message { get; set; }

    public int Edits { get; set; }

    /// <summary>Everything a reader sees, in one line.</summary>
    public string Text => Message.Text ?? string.Join(" | ", Texts(Message.Card));

    public IEnumerable<string> Verbs => Actions(Message.Card).Select(action => (string)action["verb"]!);

    /// <summary>The data of the button, as a client sends it.</summary>
    public JsonObject Data(string verb, int nth = 0) =>
        (JsonObject)Actions(Message.Card).Where(action => (string)action["verb"]! == verb).ElementAt(nth)["data"]!.DeepClone();

    private static IEnumerable<JsonObject> Actions(JsonNode? node) => Objects(node).Where(one => (string?)one["type"] == "Action.Execute");

    private static IEnumerable<string> Texts(JsonNode? node) =>
        Objects(node).Where(one => (string?)one["type"] is "TextBlock" or "TextRun").Select(one => (string)one["text"]!);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(pair => Objects(pair.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };
}

/// <summary>A messenger that accepts everything at once.</summary>
internal sealed class SentMessages : IMessageChannel
{
    private readonly ConcurrentQueue<Shown> shown = new();
    private int number;

    public IReadOnlyList<Shown> All => [.. shown];

    public IReadOnlyList<Shown> In(Place place) => [.. shown.Where(message => message.PlaceKey == place.Key)];

    public TimeSpan AskForSlot(Place place, Priority priority) => TimeSpan.Zero;

    public Task<SendReport> PostAsync(Place place, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var id = $"m{Interlocked.Increment(ref number)}";
        shown.Enqueue(new Shown(id, place.Key) { Message = message });
        return Task.FromResult(new SendReport(SendFate.Accepted, id, 201, null, null));
    }

    public Task<SendReport> EditAsync(Place place, string activityId, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var target = shown.Single(one => one.ActivityId == activityId);
        target.Message = message;
        target.Edits++;
        return Task.FromResult(new SendReport(SendFate.Accepted, activityId, 200, null, null));
    }

    public Task<OpenReport> OpenDirectAsync(
        string serviceUrl, string? tenantId, string botId, string directoryId, CancellationToken cancellationToken) =>
            Task.FromResult(new OpenReport(new SendReport(SendFate.Accepted, null, 200, null, null), $"opened-{directoryId}"));
}
