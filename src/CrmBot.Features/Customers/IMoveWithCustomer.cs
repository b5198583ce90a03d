using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>What goes along when a customer gets another owner: whoever looks after it has its open work.</summary>
internal interface IMoveWithCustomer
{
    /// <param name="to">The owner from now on.</param>
    Task MoveAsync(UnitOfWork work, Guid customer, Colleague to, CancellationToken cancellationToken);
}
