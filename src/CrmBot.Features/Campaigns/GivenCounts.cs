using CrmBot.Features.Outgoing;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// Customers given to their owners for a campaign are called or written to
/// by them: the same customer is not to get one offer after the other.
/// </summary>
internal sealed class GivenCounts : IUnaskedContact
{
    public Task<int> CountAsync(ReadView view, Guid customer, long since, CancellationToken cancellationToken) =>
        view.Db.Set<CampaignTarget>()
            .CountAsync(target => target.CustomerId == customer && target.State == TargetState.WithOwner && target.ReachedAt > since,
                cancellationToken);
}
