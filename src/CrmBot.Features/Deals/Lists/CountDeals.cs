using CrmBot.Features.Watching;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals.Lists;

/// <summary>Open deals by owner.</summary>
internal sealed class CountDeals : ICountDeals
{
    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync(
        ReadView view, IReadOnlyList<Guid> owners, CancellationToken cancellationToken) =>
            await view.Db.Set<Deal>().AsNoTracking()
                .Where(deal => deal.State == DealState.Open && deal.OwnerId != null && owners.Contains(deal.OwnerId.Value))
                .GroupBy(deal => deal.OwnerId!.Value).Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
}
