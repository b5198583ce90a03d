using CrmBot.Runtime.Store;

namespace CrmBot.Features.Reports;

/// <summary>What a report is about.</summary>
/// <param name="From">First day, for what happened; null for how things stand.</param>
/// <param name="To">Last day.</param>
/// <param name="Owners">Whose records count.</param>
/// <param name="IsAll">Everybody's: what belongs to nobody counts too.</param>
internal sealed record ReportScope(DateOnly From, DateOnly To, TimeZoneInfo Zone, IReadOnlyCollection<Guid> Owners, bool IsAll);

/// <summary>One record that a report counts, with everything it can be grouped by.</summary>
/// <param name="Day">The day it counts for.</param>
internal sealed record ReportItem(Guid Id, Guid CustomerId, Guid? Owner, DateOnly Day)
{
    public long? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Stage { get; init; }

    /// <summary>Why: a reason of losing, or the factors of winning; several count once each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public string? Source { get; init; }

    /// <summary>Of what was lost: who won instead, as typed; null where nobody knows.</summary>
    public string? Rival { get; init; }

    /// <summary>Of what was signed: <c>renewal</c>, <c>first</c>, <c>upsell</c>; null where nobody said.</summary>
    public string? Sold { get; init; }

    public string? Grade { get; init; }

    /// <summary>Of a rate: whether it came to what the rate is about.</summary>
    public bool Hit { get; init; }
}

/// <summary>The records behind one measure of the language contract's <c>report</c>.</summary>
internal interface IReportSource
{
    /// <summary>Value of <c>m</c>.</summary>
    string Measure { get; }

    /// <summary>Kind of the records counted.</summary>
    string Kind { get; }

    /// <summary>What it is grouped by when nobody says.</summary>
    string UsualGrouping { get; }

    /// <summary>It is a share of all, and not a number of them.</summary>
    bool IsRate => false;

    /// <summary>It is told as money first.</summary>
    bool IsMoney => false;

    /// <summary>It tells how things stand, so no days are asked for.</summary>
    bool IsState => false;

    Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken);
}
