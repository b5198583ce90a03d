using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace CrmBot.LoadTest;

/// <param name="Rate">Whole turns per second: HTTP answer and card both arrived.</param>
internal sealed record LoadFigures(
    int Conversations, double Rate, double P50, double P95, double P99, double CpuPerThousand, int Turns, int Failed);

/// <summary>Plays conversations that each say the next sentence as soon as the card for the last one has arrived.</summary>
internal sealed class DriveConversations(MockConnector connector, ServerProcess server, Func<int, int, string> sentence)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Where the activities say the connector is; by default where it is.</summary>
    public string ServiceUrl { get; init; } = connector.ServiceUrl;

    /// <summary>The bearer token each activity carries, or none.</summary>
    public string? Token { get; init; }

    // A kept store remembers the activities of earlier runs, and would answer them as repeats.
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];

    // One process-wide number, so that no two activities of a run share an id.
    private static int lastActivity;

    public async Task<LoadFigures> RunAsync(int conversations, TimeSpan warmUp, TimeSpan length)
    {
        await PlayAsync(conversations, warmUp, []);
        var latencies = new List<double>[conversations];
        var cpu = server.Cpu;
        var clock = Stopwatch.StartNew();
        var failed = await PlayAsync(conversations, length, latencies);
        var seconds = clock.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(list => list).Order().ToArray();
        return new LoadFigures(
            conversations, all.Length / seconds, At(all, 0.50), At(all, 0.95), At(all, 0.99),
            (server.Cpu - cpu).TotalSeconds * 1000 / Math.Max(1, all.Length), all.Length, failed);
    }

    public static HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };

    private async Task<int> PlayAsync(int conversations, TimeSpan length, List<double>[] latencies)
    {
        var until = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var failed = await Task.WhenAll(Enumerable.Range(0, conversations).Select(number => Task.Run(async () =>
        {
            var mine = new List<double>();
            var lost = 0;
            using var client = Client();
            if (Token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            while (Stopwatch.GetTimestamp() < until)
            {
                var took = await TurnAsync(client, number);
                if (took is { } milliseconds)
                {
                    mine.Add(milliseconds);
                }
                else
                {
                    lost++;
                }
            }

            if (number < latencies.Length)
            {
                latencies[number] = mine;
            }

            return lost;
        })));
        return failed.Sum();
    }

    /// <summary>
    /// One turn in the conversation with this number: milliseconds until
    /// both the answer and the card have arrived, or null when one did not.
    /// </summary>
    public async Task<double?> TurnAsync(HttpClient client, int number)
    {
        var conversation = $"a:load-{number}";
        var activity = Interlocked.Increment(ref lastActivity);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(Activity(number, conversation, activity)));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var card = connector.NextPostAsync(conversation);
        var begin = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync(new Uri(server.Url + "/api/messages"), body);
        var answered = Stopwatch.GetTimestamp();
        if (!answer.IsSuccessStatusCode || await Task.WhenAny(card, Task.Delay(Patience)) != card)
        {
            return null;
        }

        return Stopwatch.GetElapsedTime(begin, Math.Max(answered, await card)).TotalMilliseconds;
    }

    private string Activity(int number, string conversation, int activity) => $$"""
        {"type":"message","id":"load-{{Run}}-{{activity}}","timestamp":"2026-03-11T02:00:00.000Z","serviceUrl":"{{ServiceUrl}}","channelId":"msteams",
        "from":{"id":"29:load-{{number}}","name":"Load {{number}}","aadObjectId":"load-{{number}}"},
        "recipient":{"id":"28:crmbot-load","name":"CrmBot"},
        "conversation":{"id":"{{conversation}}","conversationType":"personal","tenantId":"11111111-1111-4111-8111-111111111111"},
        "locale":"zh-CN","localTimezone":"Asia/Shanghai","textFormat":"plain","text":"{{sentence(number, activity)}}",
        "entities":[{"type":"clientInfo","locale":"zh-CN","timezone":"Asia/Shanghai"}],
        "channelData":{"tenant":{"id":"11111111-1111-4111-8111-111111111111"} } }
        """;

    public static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
}
