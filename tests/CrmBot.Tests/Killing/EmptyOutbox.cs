using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CrmBot.Tests.Killing;

internal static class EmptyOutbox
{
    /// <summary>Waits until nothing is left to send.</summary>
    public static async Task WaitAsync(Uri bot)
    {
        using var http = new HttpClient { BaseAddress = bot };
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (JsonNode.Parse(await http.GetStringAsync("/dev/outbox"))!["depth"]!.GetValue<long>() == 0) return;
            await Task.Delay(200);
        }

        throw new TimeoutException("The outbox did not empty within a minute.");
    }
}
