using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <summary>What was signed for.</summary>
internal sealed class RevenueInReports() : EndedDealsInReports("revenue", "owner", DealState.Won)
{
    public override bool IsMoney => true;
}

/// <summary>What deals were won by.</summary>
internal sealed class WinsInReports() : EndedDealsInReports("win", "reason", DealState.Won);

/// <summary>Why deals were lost.</summary>
internal sealed class LossesInReports() : EndedDealsInReports("loss", "reason", DealState.Lost);

/// <summary>What is on its way, in money.</summary>
internal sealed class PipelineInReports() : OpenDealsInReports("pipeline")
{
    public override bool IsMoney => true;
}

/// <summary>What is on its way, in numbers.</summary>
internal sealed class FunnelInReports() : OpenDealsInReports("funnel");

/// <summary>One measure of deals that ended.</summary>
internal abstract class EndedDealsInReports(string measure, string usualGrouping, DealState state) : IReportSource
{
    public string Measure => measure;

    public string Kind => "deal";

    public string UsualGrouping => usualGrouping;

    public virtual bool IsMoney => false;

    public Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken) =>
        EndedDeals.ReadAsync(view, scope, state, cancellationToken);
}

/// <summary>Deals that ended in a period, by the day they ended.</summary>
internal static class EndedDeals
{
    public static async Task<IReadOnlyList<ReportItem>> ReadAsync(
        ReadView view, ReportScope scope, DealState state, CancellationToken cancellationToken)
    {
        var (from, to) = (DayCode.Of(scope.From), DayCode.Of(scope.To));
        var deals = view.Db.Set<Deal>().AsNoTracking().Where(deal => deal.State == state && deal.ClosedOn >= from && deal.ClosedOn <= to);
        if (!scope.IsAll) deals = deals.Where(deal => deal.OwnerId != null && scope.Owners.Contains(deal.OwnerId.Value));
        var rows = await deals.Select(deal => new { deal.Id, deal.CustomerId, deal.OwnerId, deal.ClosedOn, deal.Amount, deal.Currency,
            deal.Stage, deal.Reason, deal.FactorCodeText, deal.Rival, deal.Kind })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(deal => new ReportItem(deal.Id, deal.CustomerId, deal.OwnerId, DayCode.Read(deal.ClosedOn) ?? scope.To)
            {
                Amount = deal.Amount, Currency = deal.Currency, Stage = deal.Stage, Rival = deal.Rival, Sold = deal.Kind,
                Reasons = deal.Reason is { } reason ? [reason] : WordList.Read(deal.FactorCodeText),
            }),
        ];
    }
}

/// <summary>Open deals.</summary>
internal abstract class OpenDealsInReports(string measure) : IReportSource
{
    public string Measure => measure;

    public string Kind => "deal";

    public string UsualGrouping => "stage";

    public virtual bool IsMoney => false;

    public bool IsState => true;

    public async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var deals = view.Db.Set<Deal>().AsNoTracking().Where(deal => deal.State == DealState.Open);
        if (!scope.IsAll) deals = deals.Where(deal => deal.OwnerId != null && scope.Owners.Contains(deal.OwnerId.Value));
        var rows = await deals.Select(deal => new { deal.Id, deal.CustomerId, deal.OwnerId, deal.OpenedAt, deal.Amount, deal.Currency,
            deal.Stage }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(deal => new ReportItem(deal.Id, deal.CustomerId, deal.OwnerId, Instants.DayOf(deal.OpenedAt, scope.Zone))
            {
                Amount = deal.Amount, Currency = deal.Currency, Stage = deal.Stage,
            }),
        ];
    }
}

/// <summary>Customers who have signed, by their won deals.</summary>
internal sealed class SignedDeals : ISignatures
{
    private const int AtOnce = 5_000;

    public async Task<IReadOnlyDictionary<Guid, DateOnly>> LastAsync(
        ReadView view, IReadOnlyCollection<Guid> customers, CancellationToken cancellationToken)
    {
        var last = new Dictionary<Guid, DateOnly>();
        foreach (var part in customers.Chunk(AtOnce))
        {
            var ids = part.ToList();
            var rows = await view.Db.Set<Deal>().AsNoTracking().Where(deal => ids.Contains(deal.CustomerId) && deal.State == DealState.Won)
                .GroupBy(deal => deal.CustomerId).Select(group => new { group.Key, Day = group.Max(deal => deal.ClosedOn) })
                .ToListAsync(cancellationToken);
            foreach (var row in rows) if (DayCode.Read(row.Day) is { } day) last[row.Key] = day;
        }

        return last;
    }

    public Task<bool> AnySinceAsync(ReadView view, Guid customer, long at, CancellationToken cancellationToken) =>
        view.Db.Set<Deal>().AnyAsync(deal => deal.CustomerId == customer && deal.State == DealState.Won && deal.MovedAt > at,
            cancellationToken);
}
