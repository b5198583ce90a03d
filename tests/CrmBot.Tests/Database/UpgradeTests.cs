using CrmBot.Database;
using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Database;

/// <summary>A store that an earlier version has made is brought up to date by the next start, with everything in it.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task A_store_of_the_first_version_gets_the_tables_that_came_later_and_keeps_what_it_has()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-upgrade-").FullName;
        try
        {
            await using (var before = await CrmBotTestApp.StartAsync(folder))
            {
                await before.Direct(DemoPeople.LinTao).SayAsync("新线索 上海明德科技 采购经理陈芳 13800008888");
            }

            await MakeOldAsync(Path.Combine(folder, "crmbot.db"));

            await using var after = await CrmBotTestApp.StartAsync(folder);
            var lin = after.Direct(DemoPeople.LinTao);
            (await lin.SayAsync("上海明德科技")).Words.ShouldContain("陈芳");
            (await lin.SayAsync("咕噜咕噜叽里呱啦")).Words.ShouldContain("没听懂");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Takes away what later versions have added, whatever the first migration
    // alone does not make, and brings back the indexes that they took away.
    private static async Task MakeOldAsync(string database)
    {
        await using var first = Open(":memory:");
        await using (var db = new SqliteContexts().Create(first)) await db.GetService<IMigrator>().MigrateAsync("Initial");
        await using var old = Open(database);
        Run(old, "PRAGMA foreign_keys = OFF");
        foreach (var index in Names(old, "index").Except(Names(first, "index"))) Run(old, $"DROP INDEX \"{index}\"");
        foreach (var table in Names(old, "table").Except(Names(first, "table"))) Run(old, $"DROP TABLE \"{table}\"");
        foreach (var table in Names(first, "table"))
        {
            foreach (var column in Columns(old, table).Except(Columns(first, table)))
                Run(old, $"ALTER TABLE \"{table}\" DROP COLUMN \"{column}\"");
        }

        foreach (var index in Names(first, "index").Except(Names(old, "index")))
            Run(old, Read(first, $"SELECT sql FROM sqlite_master WHERE name = '{index}'")[0]);
        Run(old, "DELETE FROM __EFMigrationsHistory WHERE MigrationId NOT LIKE '%_Initial'");
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static List<string> Names(SqliteConnection connection, string type) =>
        Read(connection, $"SELECT name FROM sqlite_master WHERE type = '{type}' AND name NOT LIKE 'sqlite_%'");

    private static List<string> Columns(SqliteConnection connection, string table) =>
        Read(connection, $"SELECT name FROM pragma_table_info('{table}')");

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> found = [];
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
