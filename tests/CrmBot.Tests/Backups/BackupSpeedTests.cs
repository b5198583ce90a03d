using System.Diagnostics;
using CrmBot.Backups;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Settings;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Backups;

/// <summary>How long a backup of a large store takes, and what those who write meanwhile notice of it.</summary>
public sealed class BackupSpeedTests(ITestOutputHelper output)
{
    private const int Notes = 400_000;

    [Fact]
    [Trait("Tier", "Long")]
    public async Task A_backup_of_a_large_store_keeps_no_writer_waiting()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var text = string.Concat(Enumerable.Repeat("图纸已经确认收到，", 12));
        await bed.WriteAsync(work => work.Sql.ExecuteAsync(
            "INSERT INTO setting (name, value) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT 'note' || i, $2 || i FROM n", (long)Notes, text));
        await WriteForAsync(bed, Task.Delay(2_000, TestContext.Current.CancellationToken));
        var alone = await WriteForAsync(bed, Task.Delay(10_000, TestContext.Current.CancellationToken));
        var watch = Stopwatch.StartNew();
        var backup = BackUpAsync(bed);
        var beside = await WriteForAsync(bed, backup);
        var made = await backup;
        output.WriteLine(
            $"{Notes} rows, {made.Manifest.Bytes / 1e6:F0} MB, backup of {made.Bytes / 1e6:F1} MB made and checked in {watch.Elapsed.TotalSeconds:F1} s; one writer alone {Told(alone)}, beside it {Told(beside)}");
        made.Manifest.Rows.ShouldBeGreaterThan(Notes);
        beside[^1].ShouldBeLessThan(2_000, "the longest write beside a backup, ms");
    }

    private static string Told(List<double> times) =>
        $"{times.Count} writes, median {times[times.Count / 2]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms, longest {times[^1]:F0} ms";

    // Milliseconds of each write until the end, sorted.
    private static async Task<List<double>> WriteForAsync(StoreBed bed, Task until)
    {
        List<double> times = [];
        for (var number = 0L; !until.IsCompleted; number++)
        {
            var began = Stopwatch.GetTimestamp();
            await bed.WriteAsync(work =>
                work.Sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES ($1, $2)", Guid.NewGuid().ToString(), "written meanwhile"));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    private static async Task<MadeBackup> BackUpAsync(StoreBed bed)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                [new("Data:Folder", Path.GetDirectoryName(bed.Options.Database)), new("Backup:Keys:0", SomeStore.NewKey())]).Build();
        var data = new DataFolder(configuration, new HostingEnvironment { EnvironmentName = "Test" });
        var settings = BackupSettings.Read(configuration, data);
        using var make = new MakeBackup(
            bed.Options, settings, data, new Clocks(TimeProvider.System, TimeProvider.System), new CheckBackup(settings),
            NullLogger<MakeBackup>.Instance);
        return await make.RunAsync(BackupReason.Asked, null, TestContext.Current.CancellationToken);
    }
}
