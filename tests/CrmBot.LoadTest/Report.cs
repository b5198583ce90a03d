namespace CrmBot.LoadTest;

/// <summary>Prints figures as a table a person can paste into a document.</summary>
internal static class Report
{
    public static void PrintHead(string title)
    {
        System.Console.WriteLine();
        System.Console.WriteLine(title);
        System.Console.WriteLine("  at once | turns/s | p50 ms | p95 ms | p99 ms | CPU s / 1000 | peak MB | turns | failed");
    }

    public static void Print(LoadFigures figures, long peakMemory) => System.Console.WriteLine(
        $"  {figures.Conversations,7} | {figures.Rate,7:F0} | {figures.P50,6:F1} | {figures.P95,6:F1} | {figures.P99,6:F1} | {figures.CpuPerThousand,12:F2} | {peakMemory / 1048576.0,7:F0} | {figures.Turns,5} | {figures.Failed}");

    public static void PrintRatios(IReadOnlyList<LoadFigures> bare, IReadOnlyList<LoadFigures> bot)
    {
        System.Console.WriteLine();
        for (var i = 0; i < Math.Min(bare.Count, bot.Count); i++)
        {
            System.Console.WriteLine(
                $"ratio at {bot[i].Conversations}: {bot[i].Rate / bare[i].Rate:F2} of the bare endpoint's rate; median {bot[i].P50:F1} ms");
        }
    }
}
