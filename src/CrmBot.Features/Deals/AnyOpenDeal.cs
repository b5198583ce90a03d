using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <inheritdoc/>
internal sealed class AnyOpenDeal : IOpenDeals
{
    public Task<bool> AnyAsync(UnitOfWork work, Guid customerId, CancellationToken cancellationToken) =>
        work.Db.Set<Deal>().AnyAsync(deal => deal.CustomerId == customerId && deal.State == DealState.Open, cancellationToken);
}
