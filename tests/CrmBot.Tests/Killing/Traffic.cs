using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Killing;

/// <summary>
/// People who log contacts one after the other. What was not acknowledged is delivered again under the same id, as a messenger does;
/// everything acknowledged is remembered.
/// </summary>
/// <param name="people">Directory ids, each with a customer of theirs.</param>
internal sealed class Traffic(FakeTeams teams, IReadOnlyDictionary<string, string> people)
{
    private readonly ConcurrentQueue<string> acknowledged = new();
    private volatile Uri? address;
    private int number;

    /// <summary>The unique mark of every note whose message was answered with 202.</summary>
    public IReadOnlyCollection<string> Acknowledged => acknowledged;

    public static string Conversation(string person) => "a:kill-" + person;

    /// <summary>Where the bot listens now; null while it is down.</summary>
    public void GoTo(Uri? bot) => address = bot;

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(people.Keys.Select(person => TalkAsync(person, stop)));

    private async Task TalkAsync(string person, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        while (!stop.IsCancellationRequested)
        {
            var mark = $"KX{Interlocked.Increment(ref number):D5}Z";
            var activity = Message(person, mark);
            while (!await DeliverAsync(http, activity)) await Task.Delay(25, CancellationToken.None);
            acknowledged.Enqueue(mark);
        }
    }

    private async Task<bool> DeliverAsync(HttpClient http, JsonObject activity)
    {
        if (address is not { } bot) return false;
        try
        {
            using var answer = await http.PostAsJsonAsync(new Uri(bot, "/api/messages"), activity);
            return answer.StatusCode == HttpStatusCode.Accepted;
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private JsonObject Message(string person, string mark) => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["serviceUrl"] = teams.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:" + person, ["aadObjectId"] = person },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["conversation"] = new JsonObject { ["id"] = Conversation(person), ["conversationType"] = "personal", ["tenantId"] = CrmBotTestApp.Tenant },
        ["text"] = $"记一下 {people[person]} {mark} 已经确认收到图纸",
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = CrmBotTestApp.Tenant } },
    };
}
