using System.Globalization;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Backups;

/// <summary>What an administrator types, and reads.</summary>
public sealed class BackupCommandTests
{
    [Fact]
    public async Task A_backup_is_made_tried_out_and_restored_with_every_row_as_it_was()
    {
        using var store = await SomeStore.MakeAsync();
        var key = SomeStore.NewKey();
        var customers = SomeStore.Ask(store.Database, "SELECT \"Name\" FROM customers ORDER BY 1");
        var made = await store.RunAsync("backup", "--Backup:Keys:0", key);
        made.Code.ShouldBe(0, made.Output);
        made.Output.ShouldContain(", encrypted.");

        var drill = await store.RunAsync("drill", "--Backup:Keys:0", key);
        drill.Code.ShouldBe(0, drill.Output);
        drill.Output.ShouldContain("It can be relied on.");

        File.Delete(store.Database);
        var restored = await store.RunAsync("restore", store.Backups.ShouldHaveSingleItem(), "--Backup:Keys:0", key);
        restored.Code.ShouldBe(0, restored.Output);
        restored.Output.ShouldContain("What was stored after that moment is not in it");
        SomeStore.Ask(store.Database, "SELECT \"Name\" FROM customers ORDER BY 1").ShouldBe(customers);
        Directory.EnumerateFileSystemEntries(store.Folder, "scratch-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_restored_database_serves()
    {
        using var store = await SomeStore.MakeAsync();
        (await store.RunAsync("backup")).Code.ShouldBe(0);
        (await store.RunAsync("restore", store.Backups[0], "--force")).Code.ShouldBe(0);
        await using var app = await CrmBotTestApp.StartAsync(store.Folder);
        (await app.Direct(DemoPeople.LinTao).SayAsync("恒达")).Words.ShouldContain("恒达");
    }

    [Fact]
    public async Task Without_a_key_it_says_that_nothing_is_encrypted()
    {
        using var store = await SomeStore.MakeAsync();
        (await store.RunAsync("backup")).Output.ShouldContain("NOT encrypted");
        (await store.RunAsync("drill")).Output.ShouldContain("NOT encrypted");
    }

    [Fact]
    public async Task A_rotated_key_still_opens_what_it_encrypted_and_a_missing_one_is_named()
    {
        using var store = await SomeStore.MakeAsync();
        var (older, newer) = (SomeStore.NewKey(), SomeStore.NewKey());
        await store.RunAsync("backup", "--Backup:Keys:0", older);
        await store.RunAsync("backup", "--Backup:Keys:0", newer, "--Backup:Keys:1", older);
        var (first, second) = (store.Backups[0], store.Backups[1]);

        (await store.RunAsync("backup", "verify", first, "--Backup:Keys:0", newer, "--Backup:Keys:1", older)).Code.ShouldBe(0);
        (await store.RunAsync("backup", "verify", second, "--Backup:Keys:0", newer)).Code.ShouldBe(0);
        var lost = await store.RunAsync("backup", "verify", first, "--Backup:Keys:0", newer);
        lost.Code.ShouldBe(1);
        lost.Output.ShouldContain("none of Backup:Keys");
        (await store.RunAsync("backup", "verify", first)).Output.ShouldContain("no key is configured");
    }

    [Fact]
    public async Task A_wrong_key_restores_nothing_and_changes_nothing()
    {
        using var store = await SomeStore.MakeAsync();
        await store.RunAsync("backup", "--Backup:Keys:0", SomeStore.NewKey());
        var before = await File.ReadAllBytesAsync(store.Database, TestContext.Current.CancellationToken);
        var refused = await store.RunAsync("restore", store.Backups[0], "--force", "--Backup:Keys:0", SomeStore.NewKey());
        refused.Code.ShouldBe(2);
        refused.Output.ShouldContain("Add the key that was used");
        (await File.ReadAllBytesAsync(store.Database, TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task A_database_that_is_there_is_only_replaced_by_force_and_kept_aside()
    {
        using var store = await SomeStore.MakeAsync();
        await store.RunAsync("backup");
        SomeStore.Ask(store.Database, "INSERT INTO setting (name, value) VALUES ('later', '1'), ('later2', '1')");
        var refused = await store.RunAsync("restore", store.Backups[0]);
        refused.Code.ShouldBe(2);
        refused.Output.ShouldContain("--force");

        var restored = await store.RunAsync("restore", store.Backups[0], "--force");
        restored.Code.ShouldBe(0, restored.Output);
        restored.Output.ShouldContain("had more rows (changes to older rows are not counted): setting 2.");
        SomeStore.Ask(store.Database, "SELECT name FROM setting WHERE name LIKE 'later%'").ShouldBeEmpty();
        var aside = Directory.EnumerateFiles(store.Folder, "crmbot.db.before-restore-*").ShouldHaveSingleItem();
        SomeStore.Ask(aside, "SELECT name FROM setting WHERE name LIKE 'later%'").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_running_service_is_backed_up_but_not_restored_over()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await Ran.OnAsync(app.DataFolder, "backup")).Code.ShouldBe(0);
        var backup = Directory.EnumerateFiles(Path.Combine(app.DataFolder, "backups")).ShouldHaveSingleItem();
        var refused = await Ran.OnAsync(app.DataFolder, "restore", backup, "--force");
        refused.Code.ShouldBe(2);
        refused.Output.ShouldContain("CrmBot is running on the data folder");
        (await app.Direct(DemoPeople.LinTao).SayAsync("恒达")).Words.ShouldContain("恒达");
    }

    [Fact]
    public async Task A_second_service_does_not_start_on_the_same_data_folder()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var problem = await Should.ThrowAsync<Exception>(() => CrmBotTestApp.StartAsync(app.DataFolder));
        CrmBot.Settings.StartProblem.Explain(problem).ShouldNotBeNull().ShouldContain("Another CrmBot runs on the data folder");
    }

    [Fact]
    public async Task Another_program_that_has_the_database_open_keeps_a_restore_away()
    {
        using var store = await SomeStore.MakeAsync();
        await store.RunAsync("backup");
        await using var other = CrmBot.Runtime.Store.SqliteConnections.OpenReader(store.Database);
        var refused = await store.RunAsync("restore", store.Backups[0], "--force");
        refused.Code.ShouldBe(2);
        refused.Output.ShouldContain("Another program has");
    }

    [Fact]
    public async Task A_damaged_database_is_put_aside_and_restored_over()
    {
        using var store = await SomeStore.MakeAsync();
        await store.RunAsync("backup");
        await File.WriteAllTextAsync(store.Database, "this is no database, whatever its name says", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(store.Database + "-wal", "nor is this a log", TestContext.Current.CancellationToken);
        var restored = await store.RunAsync("restore", store.Backups[0], "--force");
        restored.Code.ShouldBe(0, restored.Output);
        restored.Output.ShouldContain("cannot be read");
        SomeStore.Ask(store.Database, "PRAGMA integrity_check").ShouldBe(["ok"]);
    }

    [Fact]
    public async Task A_damaged_database_is_not_backed_up_over_good_backups()
    {
        using var store = await SomeStore.MakeAsync();
        await store.RunAsync("backup");
        Damage(store.Database);
        var failed = await store.RunAsync("backup", "--Backup:Keep", "1");
        failed.Code.ShouldBe(2);
        failed.Output.ShouldContain("No backup was made");
        var good = store.Backups.ShouldHaveSingleItem();
        (await store.RunAsync("backup", "verify", good)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_is_refused()
    {
        using var store = await SomeStore.MakeAsync();
        SomeStore.Ask(store.Database, "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_FromTheFuture', '99')");
        await store.RunAsync("backup");
        var refused = await store.RunAsync("restore", store.Backups[0], "--force");
        refused.Code.ShouldBe(2);
        refused.Output.ShouldContain("99990101000000_FromTheFuture");

        var start = await Should.ThrowAsync<Exception>(() => CrmBotTestApp.StartAsync(store.Folder));
        CrmBot.Settings.StartProblem.Explain(start).ShouldNotBeNull().ShouldContain("written by a newer CrmBot");
    }

    [Fact]
    public async Task Where_there_is_nothing_it_says_so()
    {
        using var store = await SomeStore.MakeAsync(empty: true);
        var nothing = await store.RunAsync("backup");
        nothing.Code.ShouldBe(2);
        nothing.Output.ShouldContain("There is no database");
        File.Exists(store.Database).ShouldBeFalse();
        (await store.RunAsync("drill")).Output.ShouldContain("There is no backup");
        (await store.RunAsync("restore", Path.Combine(store.Folder, "gone.backup"))).Output.ShouldContain("cannot be opened");
    }

    [Fact]
    public async Task On_PostgreSQL_it_names_the_tools_that_do_it()
    {
        using var store = await SomeStore.MakeAsync(empty: true);
        foreach (var command in (string[])["backup", "drill"])
        {
            var told = await store.RunAsync(command, "--Database:Engine", "postgres", "--Database:ConnectionString", "Host=localhost");
            told.Code.ShouldBe(2);
            told.Output.ShouldContain("pg_dump");
        }
    }

    [Theory]
    [InlineData("Backup:Every", "24 hours")]
    [InlineData("Backup:Every", "00:00:00")]
    [InlineData("Backup:Keep", "0")]
    [InlineData("Backup:Keys:0", "c2hvcnQ=")]
    [InlineData("Backup:BeforeUpgrade", "perhaps")]
    public async Task A_setting_that_cannot_be_used_is_named(string key, string value)
    {
        using var store = await SomeStore.MakeAsync(empty: true);
        var refused = await store.RunAsync("backup", $"--{key}={value}");
        refused.Code.ShouldBe(2);
        refused.Output.ShouldStartWith(key);
    }

    // The first page of the customers' rows.
    private static void Damage(string database)
    {
        var page = long.Parse(SomeStore.Ask(database, "SELECT rootpage FROM sqlite_master WHERE name = 'customers'")[0],
            CultureInfo.InvariantCulture);
        using var file = File.OpenWrite(database);
        file.Position = (page - 1) * 4096;
        file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
    }
}
