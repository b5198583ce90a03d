namespace CrmBot.Features.Reports;

/// <summary>
/// The group whose rate is worse than that of all others together by more than chance explains (two proportions, one-sided, 5 %). Silent
/// when a group has too few to say anything.
/// </summary>
internal static class WeakestLink
{
    /// <summary>Fewer records than this say nothing.</summary>
    public const int LeastCount = 20;

    private const double OneInTwenty = 1.645;

    public static ReportLine? Find(IReadOnlyList<ReportLine> lines)
    {
        var (hits, all) = (lines.Sum(line => line.Now.Ids.Count), lines.Sum(line => line.All?.Ids.Count ?? 0));
        return lines.Where(
            line => line.Key.Length > 0 && line.All is { Ids.Count: >= LeastCount } && all - line.All.Ids.Count >= LeastCount)
            .Where(line =>
                Distance(line.Now.Ids.Count, line.All!.Ids.Count, hits - line.Now.Ids.Count, all - line.All.Ids.Count) > OneInTwenty)
            .MinBy(line => line.Rate);
    }

    // How many standard deviations the others are ahead.
    private static double Distance(int hits, int count, int otherHits, int otherCount)
    {
        var pooled = (double)(hits + otherHits) / (count + otherCount);
        var spread = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / count) + (1.0 / otherCount)));
        return spread == 0 ? 0 : (((double)otherHits / otherCount) - ((double)hits / count)) / spread;
    }
}
