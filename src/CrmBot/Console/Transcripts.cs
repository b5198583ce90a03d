using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace CrmBot.Console;

/// <summary>Something the page should show at once.</summary>
internal sealed record ConsoleEvent(string Name, string? Place, string? Person, JsonObject Body);

/// <summary>
/// What was said in each conversation. Kept as JSON lines in a file, so that a restart of the bot shows the same chat; the newest
/// 500 messages of a conversation are remembered.
/// </summary>
internal sealed class Transcripts : IDisposable
{
    private const int Kept = 500;
    private readonly Dictionary<string, List<JsonObject>> conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Channel<ConsoleEvent>> listeners = new();
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly string file;
    private StreamWriter? log;
    private long lastId;

    public Transcripts(string file, TimeProvider clock)
    {
        this.file = file;
        this.clock = clock;
        Load();
    }

    /// <summary>Adds a message; the answer is its id.</summary>
    public string Add(string conversation, JsonObject message)
    {
        lock (gate)
        {
            lastId = Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), lastId + 1);
            message["id"] = lastId.ToString(System.Globalization.CultureInfo.InvariantCulture);
            message["at"] = clock.GetUtcNow().ToString("o");
            Keep(conversation, message);
            Write(new JsonObject { ["c"] = conversation, ["m"] = message.DeepClone() });
        }

        Tell("message", conversation, message);
        return message["id"]!.GetValue<string>();
    }

    /// <summary>Replaces what a message shows; false when there is no such message.</summary>
    public bool Edit(string conversation, string id, JsonObject content)
    {
        JsonObject? message;
        lock (gate)
        {
            message = Find(conversation, id);
            if (message is null)
            {
                return false;
            }

            foreach (var name in (string[])["text", "card", "summary", "file"])
            {
                message[name] = content[name]?.DeepClone();
            }

            message["edited"] = true;
            Write(new JsonObject { ["c"] = conversation, ["e"] = message.DeepClone() });
        }

        Tell("edit", conversation, message);
        return true;
    }

    public bool Delete(string conversation, string id)
    {
        lock (gate)
        {
            if (Find(conversation, id) is not { } message)
            {
                return false;
            }

            conversations[conversation].Remove(message);
            Write(new JsonObject { ["c"] = conversation, ["d"] = id });
        }

        Tell("delete", conversation, new JsonObject { ["id"] = id });
        return true;
    }

    public JsonArray Of(string conversation)
    {
        lock (gate)
        {
            return new JsonArray([.. conversations.GetValueOrDefault(conversation, []).Select(message => message.DeepClone())]);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            conversations.Clear();
            log?.Dispose();
            log = null;
            File.Delete(file);
        }
    }

    public void Announce(string name, JsonObject body) => Broadcast(new(name, null, null, body));

    public (Guid Key, ChannelReader<ConsoleEvent> Events) Listen()
    {
        var channel = Channel.CreateBounded<ConsoleEvent>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        var key = Guid.NewGuid();
        listeners[key] = channel;
        return (key, channel.Reader);
    }

    public void StopListening(Guid key) => listeners.TryRemove(key, out _);

    public void Dispose() => log?.Dispose();

    private JsonObject? Find(string conversation, string id) => conversations.GetValueOrDefault(conversation)
        ?.FindLast(message => message["id"]?.GetValue<string>() == id);

    private void Keep(string conversation, JsonObject message)
    {
        var messages = conversations.TryGetValue(conversation, out var known) ? known : conversations[conversation] = [];
        messages.Add(message);
        if (messages.Count > Kept)
        {
            messages.RemoveAt(0);
        }
    }

    private void Tell(string name, string conversation, JsonObject body)
    {
        var (place, person) = ConsolePlaces.Of(conversation);
        Broadcast(new(name, place, person, (JsonObject)body.DeepClone()));
    }

    private void Broadcast(ConsoleEvent happened)
    {
        foreach (var listener in listeners.Values)
        {
            listener.Writer.TryWrite(happened);
        }
    }

    private void Write(JsonObject line)
    {
        log ??= new StreamWriter(file, append: true) { AutoFlush = true };
        log.WriteLine(line.ToJsonString());
    }

    private void Load()
    {
        if (!File.Exists(file))
        {
            return;
        }

        foreach (var line in File.ReadLines(file))
        {
            Replay(line);
        }
    }

    private void Replay(string line)
    {
        if (TryParse(line) is not { } entry || entry["c"]?.GetValue<string>() is not { } conversation)
        {
            return;
        }

        if (entry["m"] is JsonObject added)
        {
            Keep(conversation, (JsonObject)added.DeepClone());
            lastId = Math.Max(lastId, long.Parse(added["id"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (entry["e"] is JsonObject edited && conversations.GetValueOrDefault(conversation) is { } messages)
        {
            var at = messages.FindIndex(message => message["id"]!.GetValue<string>() == edited["id"]!.GetValue<string>());
            if (at >= 0)
            {
                messages[at] = (JsonObject)edited.DeepClone();
            }
        }
        else if (entry["d"]?.GetValue<string>() is { } removed)
        {
            conversations.GetValueOrDefault(conversation)?.RemoveAll(message => message["id"]!.GetValue<string>() == removed);
        }
    }

    // The last line may be half written when the process was killed.
    private static JsonObject? TryParse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
