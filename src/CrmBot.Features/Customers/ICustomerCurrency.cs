using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>In which money a customer is dealt with. The feature that keeps deals knows.</summary>
internal interface ICustomerCurrency
{
    /// <summary>ISO code of the customer's deal that was begun last, an open one first; null when it has none with an amount.</summary>
    Task<string?> FindAsync(UnitOfWork work, Guid customerId, CancellationToken cancellationToken);
}
