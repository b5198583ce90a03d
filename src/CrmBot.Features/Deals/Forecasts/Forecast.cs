using System.Globalization;
using CrmBot.Features.Deals.Lists;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals.Forecasts;

/// <summary>
/// Counts open deals by the day they are expected: committed, best case, weighted. Deals on hold count in none; those without a day are
/// told beside it.
/// </summary>
internal sealed class Forecast(DealStages stages)
{
    /// <param name="deals">Open deals of the scope and period.</param>
    /// <param name="by">month, owner or team.</param>
    public async Task<IReadOnlyList<ForecastLine>> LinesAsync(IQueryable<Deal> deals, string by, CancellationToken cancellationToken)
    {
        var lines = new SortedDictionary<string, ForecastLine>(StringComparer.Ordinal);
        foreach (var part in await PartsAsync(deals, by, cancellationToken))
        {
            if (!lines.TryGetValue(part.Key, out var line)) lines[part.Key] = line = new ForecastLine(part.Key);
            line.Add(stages, part.Stage, part.Probability, part.Currency, part.Sum, part.Count);
        }

        return [.. lines.Values];
    }

    /// <summary>What was signed in a month and what had been forecast for it, newest month first, in one currency.</summary>
    public static async Task<IReadOnlyList<ForecastCheck>> ChecksAsync(
        ReadView view, SaleScope scope, int thisMonth, int most, string currency, CancellationToken cancellationToken)
    {
        var taken = view.Db.Set<ForecastTaken>().AsNoTracking().Where(t => t.Month < thisMonth && t.Currency == currency);
        if (scope.Owner is { } owner) taken = taken.Where(t => t.OwnerId == owner);
        else if (scope.Team is { } team) taken = taken.Where(t => t.Team == team);
        var months = await taken.GroupBy(t => t.Month)
            .Select(g => new { Month = g.Key, Commit = g.Sum(t => t.Commit), Weighted = g.Sum(t => t.Weighted) })
            .OrderByDescending(t => t.Month).Take(most).ToListAsync(cancellationToken);
        List<ForecastCheck> checks = [];
        foreach (var month in months)
        {
            var signed = DealFilter.Scoped(view.Db.Set<Deal>(), scope).Where(d =>
                d.State == DealState.Won && d.ClosedOn > month.Month * 100 && d.ClosedOn < (month.Month + 1) * 100
                    && d.Currency == currency);
            checks.Add(new(month.Month, month.Commit, month.Weighted, await signed.SumAsync(d => d.Amount ?? 0, cancellationToken)));
        }

        return checks;
    }

    private static async Task<IReadOnlyList<Part>> PartsAsync(IQueryable<Deal> deals, string by, CancellationToken cancellationToken)
    {
        if (by == "owner")
        {
            var owners = await deals.GroupBy(d => new { d.OwnerId, d.Stage, d.Probability, d.Currency })
                .Select(g => new { g.Key, Sum = g.Sum(d => d.Amount), Count = g.Count() }).ToListAsync(cancellationToken);
            return owners.ConvertAll(p => new Part(p.Key.OwnerId?.ToString("N") ?? ListRequest.Nothing, p.Key.Stage, p.Key.Probability,
                p.Key.Currency, p.Sum, p.Count));
        }

        if (by == "team")
        {
            var teams = await deals.GroupBy(d => new { d.Team, d.Stage, d.Probability, d.Currency })
                .Select(g => new { g.Key, Sum = g.Sum(d => d.Amount), Count = g.Count() }).ToListAsync(cancellationToken);
            return teams.ConvertAll(
                p => new Part(p.Key.Team ?? ListRequest.Nothing, p.Key.Stage, p.Key.Probability, p.Key.Currency, p.Sum, p.Count));
        }

        var months = await deals.GroupBy(d => new { Month = d.CloseOn / 100, d.Stage, d.Probability, d.Currency })
            .Select(g => new { g.Key, Sum = g.Sum(d => d.Amount), Count = g.Count() }).ToListAsync(cancellationToken);
        return months.ConvertAll(p =>
            new Part(p.Key.Month.ToString(CultureInfo.InvariantCulture), p.Key.Stage, p.Key.Probability, p.Key.Currency, p.Sum, p.Count));
    }

    private sealed record Part(string Key, string Stage, int? Probability, string? Currency, long? Sum, int Count);
}

/// <summary>A month that is over: forecast on its first day, and signed in it; minor units.</summary>
internal sealed record ForecastCheck(int Month, long Commit, long Weighted, long Signed)
{
    /// <summary>How near the commitment was, in per cent: 100 when it came as forecast; null when there was neither.</summary>
    public int? Accuracy =>
        Math.Max(Commit, Signed) is var larger and > 0 ? (int)Math.Round(100.0 * Math.Min(Commit, Signed) / larger) : null;
}
