using System.Globalization;
using BenchmarkDotNet.Running;
using CrmBot.Language.Benchmarks;

if (args is ["quick", .. var rest])
{
    var sizes = rest.Where(word => char.IsAsciiDigit(word[0])).Select(word => int.Parse(word, CultureInfo.InvariantCulture))
        .DefaultIfEmpty(100_000);
    QuickRun.Run(sizes, byKind: rest.Contains("--kinds"));
}
else if (args is ["stages"])
{
    StageRun.Run(1_000);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run(args);
}
