using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals;

/// <summary>A customer's deals that are not over go to its new owner. Those that ended stay with whoever ended them.</summary>
internal sealed class DealsMoveAlong(KeepDealInStep keep) : IMoveWithCustomer
{
    public async Task MoveAsync(UnitOfWork work, Guid customer, Colleague to, CancellationToken cancellationToken)
    {
        foreach (var deal in await work.Records.ListAsync<Deal>(nameof(Deal.CustomerId), customer, cancellationToken))
        {
            if (deal.State is not (DealState.Open or DealState.Held) || deal.OwnerId == to.Id) continue;
            (deal.OwnerId, deal.Team) = (to.Id, to.Team);
            await keep.ChangedAsync(work, deal, cancellationToken);
        }
    }
}
