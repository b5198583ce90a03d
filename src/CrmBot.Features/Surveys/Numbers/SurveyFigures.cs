namespace CrmBot.Features.Surveys.Numbers;

/// <summary>
/// What scores say together, with how sure that is (95 %). Everything comes from four counts, so that it can be kept with them.
/// </summary>
/// <param name="Sum">Of the scores.</param>
/// <param name="Squares">Of the squared scores.</param>
/// <param name="Good">Satisfied (4 and 5), or promoters (9 and 10).</param>
/// <param name="Low">Detractors of NPS (0 to 6).</param>
internal sealed record SurveyFigures(int Count, long Sum, long Squares, int Good, int Low)
{
    /// <summary>With fewer answers than this chance says more than they do.</summary>
    public const int FewAnswers = 30;

    // The share of a normal distribution within this many standard deviations is 95 %.
    private const double NinetyFive = 1.959964;

    public static SurveyFigures Of(string kind, IReadOnlyCollection<int> scores) => new(
        scores.Count, scores.Sum(score => (long)score), scores.Sum(score => (long)score * score),
        scores.Count(score => SurveyKinds.IsGood(kind, score)),
        scores.Count(score => SurveyKinds.IsLow(kind, score)));

    public double Mean => Count == 0 ? 0 : (double)Sum / Count;

    /// <summary>Half the width of the interval around the mean; null when one answer says nothing about spread.</summary>
    public double? MeanMargin =>
        Count < 2 ? null : NinetyFive * Math.Sqrt(Math.Max(0, Squares - (Count * Mean * Mean)) / (Count - 1) / Count);

    public double Share => Count == 0 ? 0 : (double)Good / Count;

    /// <summary>Wilson's interval for the share of satisfied: honest also where all or none are.</summary>
    public (double From, double To) ShareInterval
    {
        get
        {
            if (Count == 0) return (0, 1);
            var squared = NinetyFive * NinetyFive;
            var middle = (Share + (squared / (2 * Count))) / (1 + (squared / Count));
            var half = NinetyFive / (1 + (squared / Count)) * Math.Sqrt((Share * (1 - Share) / Count) + (squared / (4.0 * Count * Count)));
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }

    /// <summary>Promoters less detractors per hundred answers, -100 to 100.</summary>
    public double Nps => Count == 0 ? 0 : 100.0 * (Good - Low) / Count;

    /// <summary>Half the width of the interval around <see cref="Nps"/>; null when one answer says nothing about spread.</summary>
    public double? NpsMargin
    {
        get
        {
            if (Count < 2) return null;
            var difference = (double)(Good - Low) / Count;
            var spread = ((double)(Good + Low) / Count) - (difference * difference);
            return 100 * NinetyFive * Math.Sqrt(Math.Max(0, spread) / Count);
        }
    }
}
