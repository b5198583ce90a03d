using CrmBot.Features.Digests;
using CrmBot.Features.Reports;

namespace CrmBot.Features.Goals;

/// <summary>What goals can be set for, and from which reports' records each is counted.</summary>
/// <param name="Name">Code of the language contract's <c>goal.m</c>.</param>
internal sealed record GoalMeasure(string Name, GoalUnit Unit, IReportSource Source)
{
    public long? Value(IReadOnlyList<ReportItem> items, string? currency) => Unit switch
    {
        GoalUnit.Money => items.Where(item => item.Currency == currency).Sum(item => item.Amount ?? 0),
        GoalUnit.Share => items.Count == 0 ? null : (long)Math.Round(10_000m * items.Count(item => item.Hit) / items.Count),
        _ => items.Count,
    };

    /// <summary>The records that the value is made of.</summary>
    public IReadOnlyList<ReportItem> Counted(IReadOnlyList<ReportItem> items, string? currency) => Unit switch
    {
        GoalUnit.Money => [.. items.Where(item => item.Currency == currency)],
        GoalUnit.Share => [.. items.Where(item => item.Hit)],
        _ => items,
    };
}

/// <summary>The measures for which there is something to count. One that no feature reports (yet) is not among them.</summary>
internal sealed class GoalMeasures(IEnumerable<IReportSource> sources)
{
    private static readonly (string Name, string Report, GoalUnit Unit)[] Known =
    [
        ("revenue", "revenue", GoalUnit.Money), ("won_count", "win", GoalUnit.Count), ("new_leads", "new_leads", GoalUnit.Count),
        ("conversion", "conversion", GoalUnit.Share), ("first_contact", "first_contact", GoalUnit.Share),
        ("sla_rate", "sla_rate", GoalUnit.Share),
        ("repurchase", "repurchase", GoalUnit.Share), ("retention", "retention", GoalUnit.Share), ("csat", "csat", GoalUnit.Share),
    ];

    private readonly Dictionary<string, GoalMeasure> measures = Known
        .Join(sources, known => known.Report, source => source.Measure, (known, source) => new GoalMeasure(known.Name, known.Unit, source))
        .ToDictionary(measure => measure.Name, StringComparer.Ordinal);

    public GoalMeasure? Find(string? name) => measures.GetValueOrDefault(name ?? "");
}
