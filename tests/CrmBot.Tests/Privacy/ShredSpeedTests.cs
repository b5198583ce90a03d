using System.Diagnostics;
using CrmBot.Runtime.Erasing;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

/// <summary>
/// How long an erasure's last step, writing the file anew, takes in a large
/// store, and what those who read and write meanwhile notice of it.
/// </summary>
[Collection(Alone.Name)]
public sealed class ShredSpeedTests(ITestOutputHelper output)
{
    private const int Parts = 26, PerPart = 100_000;

    [Fact]
    [Trait("Tier", "Long")]
    public async Task A_store_of_a_gigabyte_is_written_anew_while_people_read_and_writers_wait_or_are_told_to_come_again()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CRMBOT_LONG") == "1", "long: set CRMBOT_LONG=1");
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite);
        var text = string.Concat(Enumerable.Repeat("图纸已经确认收到，", 12));
        for (var part = 0; part < Parts; part++)
        {
            var first = part * PerPart;
            await bed.WriteAsync(work => work.Sql.ExecuteAsync(
                "INSERT INTO setting (name, value) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT 'note' || (i + $3), $2 || i FROM n", (long)PerPart, text, (long)first));
        }

        var (before, peak, watch) = (Memory(), 0L, Stopwatch.StartNew());
        var shredding = new ShredDeleted(bed.Store, bed.Options).RunAsync(TestContext.Current.CancellationToken);
        var (writing, reading) = (TimesAsync(() => WriteAsync(bed), shredding), TimesAsync(() =>
        {
            peak = Math.Max(peak, Memory());
            return bed.ReadAsync(
                view => view.Sql.FirstAsync("SELECT COUNT(*) FROM setting WHERE name = $1", row => row.Number(0), "note7"));
        }, shredding));
        await shredding;
        var seconds = watch.Elapsed.TotalSeconds;
        var (writes, reads) = (await writing, await reading);
        output.WriteLine(
            $"{new FileInfo(bed.Options.Database).Length / 1e6:F0} MB written anew in {seconds:F1} s, {before / 1e6:F0} MB of memory before and {peak / 1e6:F0} MB at the peak; reads {Told(reads)}; writes {Told(writes)}");
        reads.Failed.ShouldBe(0);
        (peak - before).ShouldBeLessThan(300_000_000, "the copy is made on the disk");
        reads.Times[^1].ShouldBeLessThan(2_000, "the longest read meanwhile, ms");
        await bed.WriteAsync(work => work.Sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES ('afterwards', 'it goes on')"));
    }

    private static string Told((List<double> Times, int Failed) seen) =>
        $"{seen.Times.Count}, median {seen.Times[seen.Times.Count / 2]:F1} ms, longest {seen.Times[^1]:F0} ms, {seen.Failed} refused";

    private static Task<int> WriteAsync(StoreBed bed) =>
        bed.WriteAsync(work =>
            work.Sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES ($1, $2)", Guid.NewGuid().ToString(), "written meanwhile"));

    // Milliseconds of each until the end, sorted, and how many of them were told to come again.
    private static async Task<(List<double> Times, int Failed)> TimesAsync(Func<Task> act, Task until)
    {
        var (times, failed) = (new List<double>(), 0);
        while (!until.IsCompleted)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await act();
            }
            catch (Exception trouble) when (trouble is TimeoutException or OperationCanceledException
                || StoreTrouble.Explain(trouble) is not null)
            {
                failed++;
            }

            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(5);
        }

        times.Sort();
        return (times, failed);
    }

    // Linux tells what is the process's own, apart from files that it has mapped.
    private static long Memory() => File.Exists("/proc/self/status")
        ? 1024 * long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture)
        : Process.GetCurrentProcess().WorkingSet64;
}
