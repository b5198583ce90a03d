using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>How many of some leads became deals.</summary>
internal readonly record struct Conversion(int Leads, int Converted)
{
    /// <summary>0 to 1; 0 when there are none.</summary>
    public double Rate => Leads == 0 ? 0 : (double)Converted / Leads;
}

/// <summary>What one of the four questions told about the result.</summary>
/// <param name="ByScore">Conversion of those that got 1, 2, ... 5.</param>
/// <param name="Trend">Cochran and Armitage's z: how far conversion rises
/// with the score, in standard errors; 0 when it cannot be told.</param>
internal sealed record DimensionTest(string Name, IReadOnlyList<Conversion> ByScore, double Trend)
{
    /// <summary>Beyond this a trend this strong comes up by chance once in twenty times.</summary>
    public const double Telling = 1.96;

    public DimensionEffect Effect =>
        Trend switch { >= Telling => DimensionEffect.Rises, <= -Telling => DimensionEffect.Falls, _ => DimensionEffect.None };
}

internal enum DimensionEffect { None, Rises, Falls }

/// <summary>
/// Prediction against result: of the leads rated in the last year, how many of each grade and of each score became deals. Leads that are
/// still open and young count for nothing yet. A lead's rating is closed with its result, so it is the one from before.
/// </summary>
internal sealed record BackTest(int Leads, IReadOnlyDictionary<string, Conversion> ByGrade, IReadOnlyList<DimensionTest> Dimensions)
{
    /// <summary>With fewer leads nothing is said: every figure would be chance.</summary>
    public const int Enough = 30;

    /// <summary>An open lead younger than this may still become a deal.</summary>
    public const int YoungDays = 30;
    private const long Day = 24 * 60 * 60 * 1000L;
    private const int Scores = Rating.Highest - Rating.Lowest + 1;

    public bool HasEnough => Leads >= Enough;

    /// <param name="team">Null: everybody's.</param>
    public static async Task<BackTest> RunAsync(ReadView view, string? team, CancellationToken cancellationToken)
    {
        var (since, young) = (view.Now - (365 * Day), view.Now - (YoungDays * Day));
        var counts = await view.Db.Set<Lead>().AsNoTracking()
            .Where(lead => lead.Score != null && lead.CreatedAt >= since && (!lead.IsOpen || lead.CreatedAt < young)
                && (team == null || lead.Team == team))
            .GroupBy(lead =>
                new { lead.NeedScore, lead.BudgetScore, lead.ChainScore, lead.UrgencyScore, Won = lead.State == LeadState.Converted })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return Of(counts.Select(group => (
            new Rating(group.Key.NeedScore ?? 1, group.Key.BudgetScore ?? 1, group.Key.ChainScore ?? 1, group.Key.UrgencyScore ?? 1),
            group.Key.Won, group.Count)));
    }

    public static BackTest Of(IEnumerable<(Rating Rating, bool Converted, int Count)> groups)
    {
        var rated = groups.ToList();
        var byGrade = rated.GroupBy(group => group.Rating.Grade).ToDictionary(grade => grade.Key, Sum);
        return new BackTest(rated.Sum(group => group.Count), byGrade, [.. Rating.Names.Select(name => Test(name, rated))]);
    }

    private static DimensionTest Test(string name, List<(Rating Rating, bool Converted, int Count)> rated)
    {
        var byScore = Enumerable.Range(Rating.Lowest, Scores).Select(score => Sum(rated.Where(group => group.Rating[name] == score)))
            .ToList();
        return new DimensionTest(name, byScore, TrendOf(byScore));
    }

    private static Conversion Sum(IEnumerable<(Rating Rating, bool Converted, int Count)> groups)
    {
        var list = groups.ToList();
        return new(list.Sum(group => group.Count), list.Where(group => group.Converted).Sum(group => group.Count));
    }

    // Sum over scores of score × (converted − expected), over its standard
    // deviation when score and result have nothing to do with each other.
    private static double TrendOf(List<Conversion> byScore)
    {
        double leads = byScore.Sum(score => score.Leads), converted = byScore.Sum(score => score.Converted);
        if (leads == 0 || converted == 0 || converted == leads) return 0;
        var rate = converted / leads;
        double difference = 0, squares = 0, mean = 0;
        for (var score = 0; score < byScore.Count; score++)
        {
            difference += (score + 1) * (byScore[score].Converted - (byScore[score].Leads * rate));
            squares += (score + 1) * (score + 1) * byScore[score].Leads;
            mean += (score + 1) * byScore[score].Leads / leads;
        }

        var variance = rate * (1 - rate) * (squares - (leads * mean * mean));
        return variance <= 1e-9 ? 0 : difference / Math.Sqrt(variance);
    }
}
