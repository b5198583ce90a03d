using System.Diagnostics;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

/// <summary>
/// Prints how many small writes a second reach the disk, alone and sharing
/// commits. The numbers in src/CrmBot.Runtime/Store/README.md come from here.
/// </summary>
[Trait("Tier", "Long")]
public sealed class WriteSpeedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(EngineKind.Sqlite, 1, 64)]
    [InlineData(EngineKind.Sqlite, 64, 1)]
    [InlineData(EngineKind.Sqlite, 8, 64)]
    [InlineData(EngineKind.Sqlite, 64, 64)]
    [InlineData(EngineKind.Postgres, 16, 1)]
    public async Task Every_acknowledged_write_is_stored(EngineKind engine, int writers, int writesPerCommit)
    {
        await using var bed = await StoreBed.OpenAsync(engine, options => options with { WritesPerCommit = writesPerCommit });
        await RunAsync(bed, writers, TimeSpan.FromSeconds(1));
        var (cpu, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var count = await RunAsync(bed, writers, TimeSpan.FromSeconds(5));
        var (seconds, spent) = (watch.Elapsed.TotalSeconds, Process.GetCurrentProcess().TotalProcessorTime - cpu);
        output.WriteLine(
            $"{engine}, {writers} writers, up to {writesPerCommit} per commit: {count} writes of 5 rows in {seconds:0.0} s = " +
            $"{count / seconds:0} a second, {spent.TotalMicroseconds / count:0} µs CPU each");

        (await bed.ReadAsync(view => view.Sql.FirstAsync("SELECT count(*) FROM setting", row => row.Number(0))))
            .ShouldBeGreaterThanOrEqualTo(5 * count);
    }

    private static async Task<long> RunAsync(StoreBed bed, int writers, TimeSpan time)
    {
        var (watch, count) = (Stopwatch.StartNew(), 0L);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(lane => Task.Run(async () =>
        {
            while (watch.Elapsed < time)
            {
                await bed.Store.WriteAsync($"lane {lane}", WriteAsync, CancellationToken.None);
                Interlocked.Increment(ref count);
            }
        })));
        return count;
    }

    private static async Task<bool> WriteAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 5; i++)
        {
            await Runtime.Store.Settings.SetAsync(work, Guid.CreateVersion7().ToString("N"), "a value of about forty letters, as in life",
                cancellationToken);
        }

        return true;
    }
}
