using System.Diagnostics;
using System.Globalization;
using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Killing;

public sealed class KillingTheProcessTests(ITestOutputHelper output)
{
    private const int Seed = 20260311;

    [Fact]
    public Task A_kill_under_traffic_loses_nothing_acknowledged_and_sends_nothing_twice_unmarked() => KillAsync(1);

    [Fact]
    [Trait("Tier", "Long")]
    public Task Fifty_kills_under_traffic_lose_nothing_acknowledged_and_send_nothing_twice_unmarked() => KillAsync(50);

    private async Task KillAsync(int kills)
    {
        var clock = Stopwatch.StartNew();
        var folder = Directory.CreateTempSubdirectory("crmbot-kill-").FullName;
        await using var teams = await FakeTeams.StartAsync();
        var people = DemoPeople.RepsWithCustomer;
        var traffic = new Traffic(teams, people);
        await RunAsync(folder, traffic, kills);

        var notes = await ReadAsync(folder, "SELECT \"Note\" FROM interactions");
        var cards = people.Keys.SelectMany(person => teams.Of(Traffic.Conversation(person))).ToList();
        output.WriteLine(
            $"{kills} kills, {traffic.Acknowledged.Count} messages, {cards.Count} cards, {clock.Elapsed.TotalSeconds:F0} s, seed {Seed}");
        traffic.Acknowledged.Count.ShouldBeGreaterThan(kills);
        var stored = notes.SelectMany(Shown.Marks).CountBy(mark => mark).ToDictionary();
        var shown = Shown.Of(cards);
        foreach (var mark in traffic.Acknowledged)
        {
            stored.GetValueOrDefault(mark).ShouldBe(1, $"stored copies of {mark}");
            shown[mark].Count(again => !again).ShouldBeInRange(0, 1, $"unmarked cards of {mark}");
            shown[mark].Count().ShouldBeLessThanOrEqualTo(2, $"cards of {mark}");
        }

        await LostAsync(folder, traffic.Acknowledged.Where(mark => !shown[mark].Any()).ToList());
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(string folder, Traffic traffic, int kills)
    {
        using var stop = new CancellationTokenSource();
        var talking = traffic.RunAsync(stop.Token);
        var random = new Random(Seed);
        for (var kill = 0; kill < kills; kill++)
        {
            using (var bot = await RunningBot.StartAsync(folder: folder))
            {
                traffic.GoTo(new Uri(bot.Url));
                // Long enough that most lives get to store something, short enough that some are cut off in their first breath.
                await Task.Delay(random.Next(50, 3500));
            }

            traffic.GoTo(null);
        }

        // The last life: everybody finishes the sentence they are at, and the outbox empties.
        using var last = await RunningBot.StartAsync(folder: folder);
        traffic.GoTo(new Uri(last.Url));
        await stop.CancelAsync();
        await talking;
        await EmptyOutbox.WaitAsync(new Uri(last.Url));
    }

    // A card whose sending was interrupted is repeated once, marked. When that is interrupted too nobody
    // knows whether it arrived: it is kept for the operator, who can send it again, and never dropped.
    private static async Task LostAsync(string folder, List<string> lost)
    {
        var unknown = await ReadAsync(folder,
            "SELECT CAST(COUNT(*) AS TEXT) FROM outbox WHERE state = 11 AND again = 1 AND failure = 'interrupted'");
        lost.Count.ShouldBeLessThanOrEqualTo(int.Parse(unknown.Single(), CultureInfo.InvariantCulture), string.Join(", ", lost));
    }

    private static async Task<List<string>> ReadAsync(string folder, string query)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "crmbot.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
