using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Killing;

/// <summary>Delivers an activity until it is acknowledged, under the same id each time, to whichever bot listens.</summary>
internal sealed class Messenger(Func<Uri?> where) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20) };

    public async Task DeliverAsync(JsonObject activity)
    {
        while (!await TryAsync(activity)) await Task.Delay(25, CancellationToken.None);
    }

    public void Dispose() => http.Dispose();

    public static JsonObject Message(FakeTeams teams, string person, string conversation, string text) => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["serviceUrl"] = teams.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:" + person, ["aadObjectId"] = person },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = CrmBotTestApp.Tenant },
        ["text"] = text,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = CrmBotTestApp.Tenant } },
    };

    private async Task<bool> TryAsync(JsonObject activity)
    {
        if (where() is not { } bot) return false;
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
}
