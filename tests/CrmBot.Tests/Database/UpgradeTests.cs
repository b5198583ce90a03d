using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Database;

/// <summary>A store that an earlier version has made is brought up to date by the next start, with everything in it.</summary>
public sealed class UpgradeTests
{
    // What came after the first version, by table.
    private static readonly string[] Later = ["messenger_user", "unread_sentence", "second_reading", "leaves", "role_rights", "held_notice", "notice_budget", "digest_plans", "digests"];

    // New columns of what was there, by table.
    private static readonly string[] LaterColumns =
        [.. new[] { "LeftAt", "Level", "RegionText", "Weight", "OpenCap", "DailyCap", "StandInText", "NoticesPerHour", "BatchMinutes" }.Select(column => $"people DROP COLUMN {column}")];

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

            MakeOld(Path.Combine(folder, "crmbot.db"));

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

    private static void MakeOld(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        foreach (var table in Later) Run($"DROP TABLE {table}");
        foreach (var column in LaterColumns) Run($"ALTER TABLE {column}");
        Run("DROP INDEX place_directory");
        Run("DELETE FROM __EFMigrationsHistory WHERE MigrationId NOT LIKE '%_Initial'");

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
