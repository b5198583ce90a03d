using System.Net;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Settings;
using CrmBot.Tests.Backups;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

/// <summary>What can happen to an embedded database: it is said in plain words, and nothing that was acknowledged is lost.</summary>
public sealed class StoreTroubleTests
{
    [Fact]
    public async Task A_truncated_database_stops_the_start_and_says_how_to_restore()
    {
        using var store = await SomeStore.MakeAsync();
        await using (var file = File.OpenWrite(store.Database)) file.SetLength(file.Length / 3);
        (await WhyNotAsync(store)).ShouldContain("The database file is damaged. Stop CrmBot and restore the last backup: crmbot restore");
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start()
    {
        using var store = await SomeStore.MakeAsync();
        await File.WriteAllBytesAsync(store.Database, new byte[8192].Select((_, i) => (byte)(i * 7)).ToArray(),
            TestContext.Current.CancellationToken);
        (await WhyNotAsync(store)).ShouldContain("damaged");
    }

    [Fact]
    public async Task A_read_only_database_is_told_at_the_start()
    {
        using var store = await SomeStore.MakeAsync();
        MakeReadOnly(store.Database);
        (await WhyNotAsync(store)).ShouldContain("The database is read-only");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_deleted_or_replaced_under_the_running_service_is_told_to_readyz_and_on_the_operators_card(
        bool replaced)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        (await admin.SayAsync("运行状况")).Words.ShouldNotContain("被删掉或换掉");
        (await ReadyAsync(app)).ShouldBe((HttpStatusCode.OK, "ready"));
        var database = Path.Combine(app.DataFolder, "crmbot.db");
        if (replaced) File.Copy(database, database + ".other");
        File.Delete(database);
        if (replaced) File.Move(database + ".other", database);

        var (status, why) = await ReadyAsync(app);
        (status, why).ShouldBe((HttpStatusCode.ServiceUnavailable, StoreFile.Gone));
        (await admin.SayAsync("运行状况")).Words.ShouldContain("运行中数据库文件被删掉或换掉了");
    }

    private static async Task<(HttpStatusCode, string)> ReadyAsync(CrmBotTestApp app)
    {
        using var answer = await app.Http.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    [Trait("Tier", "Long")]
    public async Task A_message_that_meets_a_locked_database_is_refused_and_stored_once_when_it_comes_again()
    {
        var log = new KeptLog();
        await using var app = await CrmBotTestApp.StartAsync(services: services => services.AddSingleton<ILoggerProvider>(log));
        var lin = app.Direct(DemoPeople.LinTao);
        var message = lin.Message("记一下 恒达 KX00001Z 已经确认收到图纸");
        await using (var other = SqliteConnections.OpenWriter(Path.Combine(app.DataFolder, "crmbot.db")))
        {
            Run(other, "BEGIN IMMEDIATE");
            (await lin.PostAsync(message)).ShouldBe(HttpStatusCode.ServiceUnavailable);
            Run(other, "ROLLBACK");
        }

        (await lin.PostAsync(message)).ShouldBe(HttpStatusCode.Accepted);
        (await lin.PostAsync(message)).ShouldBe(HttpStatusCode.Accepted);
        await app.SettleAsync();
        log.Text.ShouldContain("Another program holds the database locked");
        SomeStore.Ask(Path.Combine(app.DataFolder, "crmbot.db"), "SELECT \"Note\" FROM interactions WHERE \"Note\" LIKE '%KX00001Z%'").Count
            .ShouldBe(1);
    }

    [Fact]
    public async Task When_the_disk_is_full_nothing_is_acknowledged_and_lost_and_it_goes_on_when_there_is_room_again()
    {
        await using var teams = await FakeTeams.StartAsync();
        using var bot = await BotOnSmallDisk.StartAsync();
        var acknowledged = new List<string>();
        var refused = await TalkUntilRefusedAsync(bot, teams, acknowledged);
        bot.Output.ShouldContain("The disk is full");
        using (var lives = await bot.Http.GetAsync("/healthz",
            TestContext.Current.CancellationToken)) lives.StatusCode.ShouldBe(HttpStatusCode.OK);

        bot.MakeRoom();
        for (var left = 60; left > 0 && await bot.PostAsync(refused) != HttpStatusCode.Accepted; left--)
            await Task.Delay(250, TestContext.Current.CancellationToken);
        acknowledged.Add(Mark(refused));
        var notes = string.Join('\n', bot.Notes());
        acknowledged.Count.ShouldBeGreaterThan(1);
        acknowledged.ShouldAllBe(mark => notes.Contains(mark));
    }

    // On a busy machine a message may also be refused because it was not stored in time; that one is brought again.
    private static async Task<JsonObject> TalkUntilRefusedAsync(BotOnSmallDisk bot, FakeTeams teams, List<string> acknowledged)
    {
        var number = 1;
        for (var posts = 0; posts < 20_000; posts++)
        {
            var message = Message(teams, number);
            if (await bot.PostAsync(message) == HttpStatusCode.Accepted)
            {
                acknowledged.Add(Mark(message));
                number++;
                continue;
            }

            for (var left = 20; left > 0 && !bot.Output.Contains("The disk is full"); left--) await Task.Delay(100);
            if (bot.Output.Contains("The disk is full")) return message;
        }

        throw new InvalidOperationException("The disk did not get full.");
    }

    private static string Mark(JsonObject message) => message["id"]!.GetValue<string>();

    private static JsonObject Message(FakeTeams teams, int number) => new()
    {
        ["type"] = "message",
        ["id"] = $"KX{number:D5}Z",
        ["serviceUrl"] = teams.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:lin", ["aadObjectId"] = DemoPeople.LinTao },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["conversation"] = new JsonObject { ["id"] = "a:lin", ["conversationType"] = "personal", ["tenantId"] = CrmBotTestApp.Tenant },
        ["text"] = $"记一下 恒达 KX{number:D5}Z {string.Concat(Enumerable.Repeat("图纸已经确认收到，", 60))}",
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = CrmBotTestApp.Tenant } },
    };

    private static async Task<string> WhyNotAsync(SomeStore store) =>
        StartProblem.Explain(await Should.ThrowAsync<Exception>(() => CrmBotTestApp.StartAsync(store.Folder))).ShouldNotBeNull();

    // By the file's own mark (write version of the header), since the superuser may write to files that are read-only to others.
    private static void MakeReadOnly(string database)
    {
        using var file = File.OpenWrite(database);
        file.Position = 18;
        file.WriteByte(3);
    }

    private static void Run(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
