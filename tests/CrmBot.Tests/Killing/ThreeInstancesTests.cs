using System.Diagnostics;
using System.Globalization;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Npgsql;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Killing;

/// <summary>
/// Three instances on one PostgreSQL, each killed thirty times while people talk, reminders fall due and agents claim the same tickets.
/// </summary>
[Collection(Alone.Name)]
public sealed class ThreeInstancesTests(ITestOutputHelper output)
{
    private const int Instances = 3;
    private const int Kills = 30;
    private const int Seed = 20260311;

    // The same for all, as an installation of several instances has them.
    private static readonly (string, string)[] Keys = [("Audit:Keys:0:Id", "2026"),
        ("Audit:Keys:0:Secret", Convert.ToBase64String(new byte[32])), ("Survey:Keys:0", Convert.ToBase64String(new byte[32]))];

    private static readonly Dictionary<string, string> Asking =
        new() { [DemoPeople.TeamLead] = "", [DemoPeople.Manager] = "", [DemoPeople.Director] = "" };

    [Fact]
    [Trait("Tier", "Long")]
    public async Task Killed_thirty_times_each_they_fire_every_timer_once_give_every_ticket_one_owner_and_keep_the_order_of_every_chat()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CRMBOT_KILLS") == "1",
            "Ninety starts take every core for minutes: set CRMBOT_KILLS=1, on a machine that does nothing else.");
        var clock = Stopwatch.StartNew();
        var database = await FreshDatabase.OnAsync(EngineKind.Postgres);
        await using var teams = await FakeTeams.StartAsync();
        var instances = new MortalInstances(Instances, Seed, [.. database, .. Keys, .. ClaimRaces.Settings]);
        var notes = new Traffic(teams, DemoPeople.RepsWithCustomer, instances.Next) { Pause = TimeSpan.FromMilliseconds(50) };
        var reminders = new Traffic(teams, Asking,
            instances.Next) { Pause = TimeSpan.FromSeconds(1), Sentence = (_, mark) => $"1分钟后提醒我核对图纸 {mark}" };
        var claims = new ClaimRaces(teams, instances.Next);
        using var stop = new CancellationTokenSource();
        var talking = Task.CompletedTask;
        await instances.RunAsync(
            Kills,
            begin: () => talking = Task.WhenAll(notes.RunAsync(stop.Token), reminders.RunAsync(stop.Token), claims.RunAsync(stop.Token)),
            end: async () =>
            {
                await stop.CancelAsync();
                await talking;
                // The last reminder falls due a minute after it was asked for.
                await Task.Delay(TimeSpan.FromSeconds(70), TestContext.Current.CancellationToken);
                await EmptyOutbox.WaitAsync(instances.Next()!);
            });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Instances} instances killed {Kills} times each, {notes.Acknowledged.Count} notes, {reminders.Acknowledged.Count} reminders, {claims.Raced.Count} raced tickets, {clock.Elapsed.TotalSeconds:F0} s, seed {Seed}"));
        await NotesAsync(database, teams, notes);
        await RemindersAsync(database, teams, reminders);
        await LostAsync(database, teams, [.. notes.Acknowledged, .. reminders.Acknowledged]);
        await ClaimsAsync(database, teams, claims);
    }

    private static async Task NotesAsync((string Key, string Value)[] database, FakeTeams teams, Traffic notes)
    {
        var stored = (await ReadAsync(database, """SELECT "Note" FROM interactions""")).SelectMany(Shown.Marks).CountBy(mark => mark)
            .ToDictionary();
        var chats = DemoPeople.RepsWithCustomer.Keys.Select(person => teams.Of(Traffic.Conversation(person))).ToList();
        var shown = Shown.Of(chats.SelectMany(cards => cards));
        notes.Acknowledged.Count.ShouldBeGreaterThan(10 * Kills);
        foreach (var mark in notes.Acknowledged)
        {
            stored.GetValueOrDefault(mark).ShouldBe(1, $"stored copies of {mark}");
            shown[mark].Count(again => !again).ShouldBeInRange(0, 1, $"unmarked cards of {mark}");
            shown[mark].Count().ShouldBeLessThanOrEqualTo(2, $"cards of {mark}");
        }

        foreach (var cards in chats) Shown.Order(cards).ShouldBeInOrder();
    }

    // Each fired, and is told once, alone or together with others that waited. Cards are two: one that confirms it and
    // the reminder itself. The first may leave so late, after a death, that it shows the reminder as due already.
    private static async Task RemindersAsync((string Key, string Value)[] database, FakeTeams teams, Traffic reminders)
    {
        var cards = Asking.Keys.SelectMany(person => teams.Of(Traffic.Conversation(person)));
        var shown = Shown.Of(cards);
        var fired = Count(await ReadAsync(database, "SELECT \"Text\" FROM reminders WHERE \"State\" <> 0"));
        var told = Count(await ReadAsync(database,
            """SELECT r."Text" FROM (SELECT slot FROM outbox UNION ALL SELECT slot FROM held_notice) n JOIN reminders r ON substring(n.slot, 1, 41) = 'reminder:' || replace(r."Id"::text, '-', '')"""));
        reminders.Acknowledged.Count.ShouldBeGreaterThan(3 * Kills);
        foreach (var mark in reminders.Acknowledged)
        {
            fired.GetValueOrDefault(mark).ShouldBe(1, $"reminders {mark} that fell due");
            told.GetValueOrDefault(mark).ShouldBeLessThanOrEqualTo(1, $"notices of {mark}");
            shown[mark].Count(again => !again).ShouldBeInRange(0, 2, $"cards of {mark} that are not marked");
            shown[mark].Count().ShouldBeLessThanOrEqualTo(4, $"cards of {mark}");
        }
    }

    private static Dictionary<string, int> Count(List<string> texts) => texts.SelectMany(Shown.Marks).CountBy(mark => mark).ToDictionary();

    // A send that is interrupted is repeated once, marked; when that is interrupted
    // too nobody knows whether it arrived, and it is the operator's to send again.
    private static async Task LostAsync((string Key, string Value)[] database, FakeTeams teams, IReadOnlyCollection<string> acknowledged)
    {
        var people = DemoPeople.RepsWithCustomer.Keys.Concat(Asking.Keys);
        var shown = Shown.Of(people.SelectMany(person => teams.Of(Traffic.Conversation(person))));
        var unknown = await ReadAsync(database, "SELECT CAST(COUNT(*) AS text) FROM outbox WHERE state = 11");
        var lost = acknowledged.Where(mark => !shown[mark].Any()).ToList();
        lost.Count.ShouldBeLessThanOrEqualTo(int.Parse(unknown[0], CultureInfo.InvariantCulture), string.Join(", ", lost));
    }

    private static async Task ClaimsAsync((string Key, string Value)[] database, FakeTeams teams, ClaimRaces claims)
    {
        var winners = (await ReadAsync(database,
            """SELECT 'T-' || t."Number" FROM ticket_events e JOIN tickets t ON t."Id" = e."TicketId" WHERE e."Kind" = 'claimed'"""))
                .CountBy(number => number).ToDictionary();
        claims.Raced.Count.ShouldBeGreaterThan(Kills / 2);
        foreach (var number in claims.Raced) winners.GetValueOrDefault(number).ShouldBe(1, $"winners of {number}");
        // Whoever lost was told who won: never somebody else than the store says.
        var told = ClaimRaces.Agents.SelectMany(agent => teams.Of(ClaimRaces.Conversation(agent)))
            .Count(card => card.PostedWords.Contains("接走", StringComparison.Ordinal));
        told.ShouldBeGreaterThan(claims.Raced.Count);
    }

    private static async Task<List<string>> ReadAsync((string Key, string Value)[] database, string query)
    {
        await using var connection = new NpgsqlConnection(database.Single(setting => setting.Key == "Database:ConnectionString").Value);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
