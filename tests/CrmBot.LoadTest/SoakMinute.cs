namespace CrmBot.LoadTest;

/// <param name="Memory">Resident bytes at the end of the minute.</param>
/// <param name="Store">Bytes of the database file.</param>
/// <param name="Log">Bytes of the write-ahead log.</param>
internal sealed record SoakMinute(int Minute, int Turns, int Failed, double P50, double P99, double Cpu, long Memory, long Store, long Log)
{
    private static TimeSpan cpuBefore;

    public static SoakMinute Take(int minute, IReadOnlyList<double?> latencies, ServerProcess server, string data)
    {
        var done = latencies.OfType<double>().Order().ToArray();
        var cpu = server.Cpu;
        var used = cpu - cpuBefore;
        cpuBefore = cpu;
        return new(
            minute, done.Length, latencies.Count - done.Length, DriveConversations.At(done, 0.50), DriveConversations.At(done, 0.99),
            used.TotalSeconds * 1000 / Math.Max(1, done.Length), server.Memory, Size(data, "crmbot.db"), Size(data, "crmbot.db-wal"));
    }

    public static void PrintHead(int customers, SoakOptions soak)
    {
        System.Console.WriteLine(
            $"CrmBot with {customers:N0} customers, {soak.Conversations} reps, {soak.Rate} turns a second for {soak.Minutes} minutes");
        System.Console.WriteLine("  minute | turns | failed | p50 ms | p99 ms | CPU s / 1000 | memory MB | store MB | log MB");
    }

    public void Print() => System.Console.WriteLine(
        $"  {Minute,6} | {Turns,5} | {Failed,6} | {P50,6:F1} | {P99,6:F1} | {Cpu,12:F2} | {Megabytes(Memory),9:F1} | {Megabytes(Store),8:F1} | {Megabytes(Log),6:F1}");

    public static double Megabytes(double bytes) => bytes / 1048576;

    private static long Size(string folder, string file) =>
        new FileInfo(Path.Combine(folder, file)) is { Exists: true } found ? found.Length : 0;
}

/// <summary>Whether anything crept while the bot worked.</summary>
internal static class SoakVerdict
{
    private const int Settling = 5;

    /// <summary>How much more memory than in the minutes after settling is no creep: the collector's own swing.</summary>
    private const double MostMoreMemory = 1.10;

    /// <summary>One slow disk flush moves a minute's p99; three times the middle of the first minutes is more than that.</summary>
    private const double MostSlower = 3;

    /// <returns>The exit code.</returns>
    public static int Tell(IReadOnlyList<SoakMinute> minutes)
    {
        var settled = minutes.Skip(Settling).ToList();
        if (settled.Count < 2 * Settling)
        {
            System.Console.WriteLine($"Too short to judge: {3 * Settling} minutes at least.");
            return 2;
        }

        var (first, last) = (settled[..Settling], settled[^Settling..]);
        var grown = settled[^1].Store - settled[0].Store;
        var turns = settled.Skip(1).Sum(minute => minute.Turns);
        System.Console.WriteLine(
            $"file growth {grown / (double)Math.Max(1, turns):F0} bytes a turn; log never above {SoakMinute.Megabytes(settled.Max(minute => minute.Log)):F0} MB");
        var memory = Middle(last, minute => minute.Memory) / Middle(first, minute => minute.Memory);
        var slower = Middle(last, minute => minute.P99) / Middle(first, minute => minute.P99);
        var failed = minutes.Sum(minute => minute.Failed);
        System.Console.WriteLine(
            $"last five minutes beside the first five after settling: memory {memory:F2}, p99 {slower:F2}; failed turns {failed}");
        return memory <= MostMoreMemory && slower <= MostSlower && failed == 0 ? 0 : 1;
    }

    private static double Middle(IEnumerable<SoakMinute> minutes, Func<SoakMinute, double> figure) =>
        minutes.Select(figure).Order().ElementAt(Settling / 2);
}
