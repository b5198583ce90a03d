using CrmBot.Features.Contracts;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Goals;

/// <summary>Of the customers who signed in a period, those who had signed before.</summary>
internal sealed class RepurchaseInReports : IReportSource
{
    public string Measure => "repurchase";

    public string Kind => "customer";

    public string UsualGrouping => "owner";

    public bool IsRate => true;

    public async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var won = await EndedDeals.ReadAsync(view, scope, DealState.Won, cancellationToken);
        var ids = won.Select(deal => deal.CustomerId).Distinct().ToList();
        var firsts = (await view.Db.Set<Deal>().AsNoTracking().Where(deal => deal.State == DealState.Won && ids.Contains(deal.CustomerId))
            .Select(deal => new { deal.CustomerId, deal.ClosedOn, deal.Id }).ToListAsync(cancellationToken))
            .ToLookup(deal => deal.CustomerId);
        return
        [
            .. won.GroupBy(deal => deal.CustomerId).Select(group => group.OrderBy(deal => deal.Day).Last()).Select(last =>
                new ReportItem(last.CustomerId, last.CustomerId, last.Owner,
                    last.Day) { Hit = firsts[last.CustomerId].Any(deal => deal.Id != last.Id && deal.ClosedOn <= DayCode.Of(last.Day)) }),
        ];
    }
}

/// <summary>
/// Of the customers whose contract ended in a period, those who have signed again:
/// another contract that runs longer, or a deal won since its last quarter began.
/// </summary>
internal sealed class RetentionInReports : IReportSource
{
    private const int DaysBefore = 90;

    public string Measure => "retention";

    public string Kind => "customer";

    public string UsualGrouping => "owner";

    public bool IsRate => true;

    public async Task<IReadOnlyList<ReportItem>> ReadAsync(ReadView view, ReportScope scope, CancellationToken cancellationToken)
    {
        var (from, to) = (DayCode.Of(scope.From), DayCode.Of(scope.To));
        var query = view.Db.Set<Contract>().AsNoTracking().Where(contract => contract.EndOn >= from && contract.EndOn <= to);
        if (!scope.IsAll) query = query.Where(contract => contract.OwnerId != null && scope.Owners.Contains(contract.OwnerId.Value));
        var ended = await query.Select(contract => new { contract.CustomerId, contract.OwnerId, contract.EndOn })
            .ToListAsync(cancellationToken);
        var ids = ended.Select(contract => contract.CustomerId).Distinct().ToList();
        var lasts = await view.Db.Set<Contract>().AsNoTracking()
            .Where(contract => ids.Contains(contract.CustomerId) && contract.EndOn != DayCode.None)
            .GroupBy(contract => contract.CustomerId).Select(group => new { group.Key, Last = group.Max(contract => contract.EndOn) })
            .ToDictionaryAsync(group => group.Key, group => group.Last, cancellationToken);
        var signed = await new SignedDeals().LastAsync(view, ids, cancellationToken);
        return
        [
            .. ended.GroupBy(contract => contract.CustomerId).Select(group => group.OrderBy(contract => contract.EndOn).Last())
                .Select(last =>
                {
                    var day = DayCode.Read(last.EndOn) ?? scope.To;
                    var again = lasts.GetValueOrDefault(last.CustomerId) > last.EndOn
                        || (signed.TryGetValue(last.CustomerId, out var won) && won > day.AddDays(-DaysBefore));
                    return new ReportItem(last.CustomerId, last.CustomerId, last.OwnerId, day) { Hit = again };
                }),
        ];
    }
}
