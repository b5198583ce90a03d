using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>Whether something is being sold to a customer right now. The feature that keeps deals knows.</summary>
internal interface IOpenDeals
{
    Task<bool> AnyAsync(UnitOfWork work, Guid customerId, CancellationToken cancellationToken);
}
