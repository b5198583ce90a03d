using System.Diagnostics;
using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Killing;

public sealed class KillingTheProcessTests(ITestOutputHelper output)
{
    private const int Seed = 20260311;

    [Fact]
    public Task Three_kills_under_traffic_lose_nothing_acknowledged_and_send_nothing_twice_unmarked() => KillAsync(3);

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

        var notes = await StoredNotesAsync(folder);
        var cards = people.Keys.SelectMany(person => teams.Of(Traffic.Conversation(person))).ToList();
        output.WriteLine($"{kills} kills, {traffic.Acknowledged.Count} messages, {cards.Count} cards, {clock.Elapsed.TotalSeconds:F0} s, seed {Seed}");
        traffic.Acknowledged.Count.ShouldBeGreaterThan(kills);
        var stored = notes.SelectMany(Shown.Marks).CountBy(mark => mark).ToDictionary();
        var shown = Shown.Of(cards);
        foreach (var mark in traffic.Acknowledged)
        {
            stored.GetValueOrDefault(mark).ShouldBe(1, $"stored copies of {mark}");
            shown[mark].Count(again => !again).ShouldBeInRange(0, 1, $"unmarked cards of {mark}");
            shown[mark].Count().ShouldBeInRange(1, 2, $"cards of {mark}");
        }

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

    private static async Task<List<string>> StoredNotesAsync(string folder)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "crmbot.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Note\" FROM interactions";
        await using var reader = await command.ExecuteReaderAsync();
        var notes = new List<string>();
        while (await reader.ReadAsync()) notes.Add(reader.GetString(0));
        return notes;
    }
}
