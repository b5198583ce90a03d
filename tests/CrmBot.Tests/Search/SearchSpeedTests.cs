using System.Diagnostics;
using System.Globalization;
using CrmBot.Runtime.Search;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Search;

/// <summary>
/// Prints how long a query takes among many customers. The numbers in src/CrmBot.Runtime/Search/README.md come from here.
/// </summary>
[Trait("Tier", "Long")]
public sealed class SearchSpeedTests(ITestOutputHelper output)
{
    private const string Places = "上海北京广州深圳杭州苏州南京成都重庆武汉";
    private const string Middles = "恒达远景华宏伟业中天科创智联众信鼎盛金桥东方新峰泰安博瑞海纳云帆长青立德同济";
    private const string Ends = "精工贸易科技实业电子机械";
    private static readonly int Customers =
        int.Parse(Environment.GetEnvironmentVariable("CRMBOT_SEARCH_CUSTOMERS") ?? "50000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_query_among_many_customers_is_answered_from_a_few_lookups()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Sqlite,
            options => options with { WriteBudget = TimeSpan.FromMinutes(5) });
        var watch = Stopwatch.StartNew();
        var cpu = Cpu();
        for (var from = 0; from < Customers; from += 2_000) await FillAsync(bed, from, Math.Min(from + 2_000, Customers));
        var terms = await bed.ReadAsync(view => view.Sql.FirstAsync("SELECT count(*) FROM search_term", row => row.Number(0)));
        output.WriteLine(
            $"{Customers} customers, {terms} terms indexed in {watch.Elapsed.TotalSeconds:0.0} s, {(Cpu() - cpu).TotalMicroseconds / Customers:0} µs CPU each; file {new FileInfo(bed.Options.Database).Length >> 20} MB");

        foreach (var query in new[] { "恒达远景", "恒", "公司", "hengda", "hdyj", "zw", "8899", "上海 恒达 精工", "张伟 恒达", "shanghai gongsi",
            "有限公司 科技" })
        {
            await FindAsync(bed, query);
            watch.Restart();
            cpu = Cpu();
            for (var i = 0; i < 10; i++) await FindAsync(bed, query);
            output.WriteLine(
                $"{query}: {watch.Elapsed.TotalMilliseconds / 10:0.00} ms, {(Cpu() - cpu).TotalMilliseconds / 10:0.00} ms CPU, {(await FindAsync(bed, query)).Count} found");
        }

        (await FindAsync(bed, Name(17))).ShouldNotBeEmpty();
    }

    private static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;

    private static Task<IReadOnlyList<Guid>> FindAsync(StoreBed bed, string query) =>
        bed.ReadAsync(view => SearchTerms.FindAsync(view, "customer", query, 10, default));

    private static Task FillAsync(StoreBed bed, int from, int to) => bed.WriteAsync(async work =>
    {
        for (var i = from; i < to; i++)
        {
            var person = string.Concat("张王李赵刘陈"[i % 6], Middles[i * 7 % Middles.Length], "伟芳娜敏静强"[i / 6 % 6]);
            await work.Search.IndexAsync(
                new RecordRef("customer", Guid.CreateVersion7()),
                [new("name", Name(i)), new("contact", person), new("phone", $"1{3_000_000_000L + (i * 7_919L % 1_000_000_000L)}")],
                default);
        }
    });

    private static string Name(int i)
    {
        var random = new Random(i);
        var middle = random.Next(Middles.Length - 3);
        var other = random.Next(Middles.Length - 1);
        return Places.Substring(random.Next(10) * 2, 2) + Middles.Substring(middle, 2) + Middles.Substring(other, 2)
            + Ends.Substring(random.Next(6) * 2, 2) + "有限公司";
    }
}
