using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Tests.Tickets;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Killing;

/// <summary>Tickets that come from outside one after the other, each claimed by three agents at once through different instances.</summary>
internal sealed class ClaimRaces(FakeTeams teams, Func<Uri?> where)
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    public static readonly string[] Agents = [Desk.Agent, Desk.Second, Desk.Senior];
    private readonly ConcurrentQueue<string> raced = new();

    public static IReadOnlyList<(string Key, string Value)> Settings { get; } = [("Api:Keys:0:Id", "shop"), ("Api:Keys:0:Secret", Secret),
        ("Api:Keys:0:Scopes:0", "tickets:write")];

    /// <summary>Numbers of tickets (T-1031) that all agents have claimed, each acknowledged.</summary>
    public IReadOnlyCollection<string> Raced => raced;

    public static string Conversation(string agent) => "a:claim-" + agent;

    public async Task RunAsync(CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        using var messenger = new Messenger(where);
        while (!stop.IsCancellationRequested)
        {
            var number = await OpenAsync(http);
            await Task.WhenAll(
                Agents.Select(agent => messenger.DeliverAsync(Messenger.Message(teams, agent, Conversation(agent), $"{number[2..]}我来"))));
            raced.Enqueue(number);
        }
    }

    private async Task<string> OpenAsync(HttpClient http)
    {
        var key = Guid.NewGuid().ToString("N");
        while (true)
        {
            if (await TryOpenAsync(http, key) is { } number) return number;
            await Task.Delay(25, CancellationToken.None);
        }
    }

    private async Task<string?> TryOpenAsync(HttpClient http, string key)
    {
        if (where() is not { } bot) return null;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/api/v1/tickets"))
        {
            Content = new StringContent("""{"company":"恒达","description":"3 号机异响"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await http.SendAsync(request);
            return answer.StatusCode == HttpStatusCode.Created
                ? (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["ticket"]!["number"]! : null;
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
