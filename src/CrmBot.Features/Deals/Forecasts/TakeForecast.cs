using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals.Forecasts;

/// <summary>
/// On the first of each month keeps what is forecast for it, owner by owner, so that a month later it can be compared with what was signed.
/// </summary>
internal sealed class TakeForecast(DealStages stages, CompanySettings settings) : ITimerHandler
{
    private static readonly Guid All = StableId.Of("deal.forecast", "all");
    private static readonly TimeOnly JustAfterMidnight = new(0, 5);

    public string Rule => "deal.forecast";

    /// <summary>Plans the next month's; every deal that is opened does, so that it is planned once there is anything to forecast.</summary>
    public Task PlanAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var zone = TimeZones.Find(settings.Zone);
        var today = work.LocalNow(zone);
        var next = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        return work.Timers.SetAsync(Rule, All, next.ToString("yyyyMM", CultureInfo.InvariantCulture), next.ToDateTime(JustAfterMidnight),
            zone, cancellationToken);
    }

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (!int.TryParse(timer.Slot, NumberStyles.None, CultureInfo.InvariantCulture, out var month)) return;
        await PlanAsync(work, cancellationToken);
        if (await work.Db.Set<ForecastTaken>().AnyAsync(taken => taken.Month == month, cancellationToken)) return;
        await TakeAsync(work, month, cancellationToken);
    }

    private async Task TakeAsync(UnitOfWork work, int month, CancellationToken cancellationToken)
    {
        var parts = await work.Db.Set<Deal>()
            .Where(d => d.State == DealState.Open && d.CloseOn > month * 100 && d.CloseOn < (month + 1) * 100 && d.Currency != null)
            .GroupBy(d => new { d.OwnerId, d.Team, d.Currency, d.Stage, d.Probability })
            .Select(g => new { g.Key, Sum = g.Sum(d => d.Amount), Count = g.Count() }).ToListAsync(cancellationToken);
        foreach (var owner in parts.GroupBy(part => (part.Key.OwnerId, part.Key.Team, part.Key.Currency)))
        {
            var line = new ForecastLine("");
            foreach (var part in owner) line.Add(stages, part.Key.Stage, part.Key.Probability, part.Key.Currency, part.Sum, part.Count);
            work.Db.Add(new ForecastTaken
            {
                Month = month,
                OwnerId = owner.Key.OwnerId,
                Team = owner.Key.Team,
                Currency = owner.Key.Currency!,
                Commit = line.Commit.In(owner.Key.Currency!),
                BestCase = line.BestCase.In(owner.Key.Currency!),
                Weighted = line.Weighted.In(owner.Key.Currency!),
                Count = line.BestCase.Count,
                TakenAt = work.Now,
            });
        }
    }
}
