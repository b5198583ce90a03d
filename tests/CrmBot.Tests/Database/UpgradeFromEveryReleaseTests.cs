using System.IO.Compression;
using CrmBot.Backups;
using CrmBot.Database;
using CrmBot.Tests.Backups;
using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Database;

/// <summary>The store that the first release left (see Stores/README.md), upgraded from each state it went through since.</summary>
public sealed class UpgradeFromEveryReleaseTests
{
    /// <summary>The state that the first release left, and the one before the last change.</summary>
    public static TheoryData<string> Ends => [Migrations()[0], Migrations()[^2]];

    /// <summary>Every state between those.</summary>
    public static TheoryData<string> Between => [.. Migrations().SkipLast(2).Skip(1)];

    [Theory]
    [MemberData(nameof(Ends))]
    public Task The_oldest_and_the_newest_state_are_backed_up_and_upgraded_and_keep_every_value(string state) => UpgradeAsync(state);

    [Theory]
    [MemberData(nameof(Between))]
    [Trait("Tier", "Long")]
    public Task Each_state_between_is_backed_up_and_upgraded_and_keeps_every_value(string state) => UpgradeAsync(state);

    private static async Task UpgradeAsync(string state)
    {
        using var store = await OldStoreAsync(state);
        var before = Everything(store.Database);
        await using (var app = CrmBotApp.Build(["--Data:Folder", store.Folder])) await app.Services.GetRequiredService<IMigrateDatabase>()
            .RunAsync(TestContext.Current.CancellationToken);

        SomeStore.Ask(store.Database, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1").ShouldBe(Migrations());
        foreach (var (table, rows) in before.Where(table => !table.Key.StartsWith("__EF", StringComparison.Ordinal)))
            Rows(store.Database, table, rows.Columns).ShouldBe(rows.Values, table);
        before["customers"].Values.Count.ShouldBeGreaterThan(30);

        var backup = new BackupFolder(Path.Combine(store.Folder, "backups")).List().ShouldHaveSingleItem();
        backup.Reason.ShouldBe(BackupReason.Upgrade);
        (await store.RunAsync("backup", "verify", backup.Path)).Code.ShouldBe(0);
        (await store.RunAsync("restore", backup.Path, "--force")).Code.ShouldBe(0);
        Everything(store.Database).Keys.ShouldBe(before.Keys);
    }

    [Fact]
    public async Task The_first_releases_store_serves_after_the_upgrade()
    {
        using var store = await OldStoreAsync(Migrations()[0]);
        // What it still had to send was for a messenger that is not there any more, and answers wait for what is before them.
        SomeStore.Ask(store.Database, "DELETE FROM outbox");
        // Its clock went on since; for this day's reminder it is still to come.
        var back = CrmBotTestApp.Start - TimeProvider.System.GetUtcNow();
        SomeStore.Ask(store.Database, $"UPDATE setting SET value = '{(long)back.TotalMilliseconds}' WHERE name = 'clock.offset'");
        await using var app = await CrmBotTestApp.StartAsync(store.Folder);
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("上海明德科技")).Words.ShouldContain("陈芳");
        await app.MoveToAsync(new(2026, 3, 12, 15, 0, 0, TimeSpan.FromHours(8)));
        lin.Messages.ShouldContain(message => message.Words.Contains("佳美"));
        (await app.Services.GetRequiredService<IMigrateDatabase>().CheckAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_upgrade_begins_when_the_backup_before_it_fails()
    {
        using var store = await OldStoreAsync(Migrations()[0]);
        var file = Path.Combine(store.Folder, "a-file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await using var app = CrmBotApp.Build(["--Data:Folder", store.Folder, "--Backup:Folder", file]);
        var problem = await Should.ThrowAsync<BackupProblem>(
            () => app.Services.GetRequiredService<IMigrateDatabase>().RunAsync(CancellationToken.None));
        problem.Message.ShouldContain("the database was not changed");
        SomeStore.Ask(store.Database, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"").Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_upgrade_that_was_killed_does_not_hold_up_the_next()
    {
        using var store = await OldStoreAsync(Migrations()[0]);
        SomeStore.Ask(store.Database, "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-27 10:00:00')");
        await using var app = CrmBotApp.Build(["--Data:Folder", store.Folder]);
        await app.Services.GetRequiredService<IMigrateDatabase>().RunAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        SomeStore.Ask(store.Database, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1").ShouldBe(Migrations());
    }

    private static async Task<SomeStore> OldStoreAsync(string state)
    {
        var store = await SomeStore.MakeAsync(empty: true);
        await using (var packed = new GZipStream(
            File.OpenRead(Path.Combine(Checkout.Root, "tests", "CrmBot.Tests", "Database", "Stores", "first-release.db.gz")),
            CompressionMode.Decompress))
        await using (var file = File.Create(store.Database))
            await packed.CopyToAsync(file);
        await using var connection = new SqliteConnection($"Data Source={store.Database};Pooling=False");
        await connection.OpenAsync();
        await using var db = new SqliteContexts().Create(connection);
        if (state != Migrations()[0]) await db.GetService<IMigrator>().MigrateAsync(state);
        return store;
    }

    private static List<string> Migrations()
    {
        using var nowhere = new SqliteConnection("Data Source=:memory:");
        using var db = new SqliteContexts().Create(nowhere);
        return [.. db.Database.GetMigrations()];
    }

    private static SortedDictionary<string, (string Columns, List<string> Values)> Everything(string database)
    {
        var all = new SortedDictionary<string, (string, List<string>)>(StringComparer.Ordinal);
        foreach (var table in SomeStore.Ask(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        {
            var columns = string.Join(" || '|' || ",
                SomeStore.Ask(database, $"SELECT name FROM pragma_table_info('{table}')").Select(column => $"quote(\"{column}\")"));
            all[table] = (columns, Rows(database, table, columns));
        }

        return all;
    }

    private static List<string> Rows(string database, string table, string columns) =>
        SomeStore.Ask(database, $"SELECT {columns} FROM \"{table}\" ORDER BY 1");
}
