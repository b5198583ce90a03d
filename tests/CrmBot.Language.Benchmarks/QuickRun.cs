using System.Diagnostics;
using System.Globalization;

namespace CrmBot.Language.Benchmarks;

/// <summary>Times every message by itself, so that the slow ones show: median, 99th percentile, slowest, bytes allocated.</summary>
internal static class QuickRun
{
    private const int MessageCount = 2_000;
    private const int Rounds = 5;

    public static readonly DateTimeOffset Now = new(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(8));

    public static void Run(IEnumerable<int> sizes, bool byKind)
    {
        Print(
            $"{"customers",10} {"load s",7} {"held MB",8} {"median µs",10} {"p99 µs",8} {"slowest µs",11} {"mean KB",8} {"p99 KB",8} {"most KB",8}");
        foreach (var size in sizes)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var world = LargeWorld.Of(size);
            var load = world.LoadTime.TotalSeconds;
            var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_048_576.0;
            Print($"{size,10:N0} {load,7:0.0} {held,8:0} {Figures(world, Messages.Of(world, MessageCount))}");
            if (!byKind) continue;
            foreach (var kind in Messages.Kinds) Print($"{kind,27} {Figures(world, Messages.Of(world, kind, 200))}");
        }
    }

    public static Utterance Said(string text) => new(text, Now, "Asia/Shanghai", "林涛") { LastCustomer = null };

    private static string Figures(LargeWorld world, List<string> messages)
    {
        var parser = new Parser(world.World);
        for (var i = 0; i < 3; i++) Measure(parser, messages);   // the compiler has seen everything
        Thread.Sleep(300);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Measure(parser, messages)).ToList();
        // The best of some rounds: what a message costs, not what else ran on this machine.
        var micros = Enumerable.Range(0, messages.Count).Select(i => rounds.Min(round => round[i].Micros)).Order().ToList();
        var bytes = Enumerable.Range(0, messages.Count).Select(i => rounds[^1][i].Bytes / 1024.0).Order().ToList();
        return $"{At(micros, 0.5),10:0} {At(micros, 0.99),8:0} {micros[^1],11:0} {bytes.Average(),8:0.0} {At(bytes, 0.99),8:0.0} {bytes[^1],8:0.0}";
    }

    private static (double Micros, long Bytes)[] Measure(Parser parser, List<string> messages)
    {
        var measured = new (double, long)[messages.Count];
        for (var i = 0; i < messages.Count; i++)
        {
            var said = Said(messages[i]);
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            parser.Understand(said);
            var micros = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            measured[i] = (micros, GC.GetAllocatedBytesForCurrentThread() - bytes);
        }

        return measured;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
