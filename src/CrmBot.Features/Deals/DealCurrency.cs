using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <inheritdoc/>
internal sealed class DealCurrency : ICustomerCurrency
{
    public Task<string?> FindAsync(UnitOfWork work, Guid customerId, CancellationToken cancellationToken) => work.Db.Set<Deal>()
        .Where(deal => deal.CustomerId == customerId && deal.Currency != null)
        .OrderByDescending(deal => deal.State == DealState.Open).ThenByDescending(deal => deal.OpenedAt).Select(deal => deal.Currency)
        .FirstOrDefaultAsync(cancellationToken);
}
