using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Contracts;

/// <summary>
/// A customer's contracts go to its new owner, who is told when they end. Also those that have ended: whoever looks after the customer
/// reads what was signed and renews it.
/// </summary>
internal sealed class ContractsMoveAlong(ContractTimers timers) : IMoveWithCustomer
{
    public async Task MoveAsync(UnitOfWork work, Guid customer, Colleague to, CancellationToken cancellationToken)
    {
        foreach (var contract in await work.Records.ListAsync<Contract>(nameof(Contract.CustomerId), customer, cancellationToken))
        {
            if (contract.OwnerId == to.Id) continue;
            (contract.OwnerId, contract.Team) = (to.Id, to.Team);
            await timers.SetAsync(work, contract, cancellationToken);
        }
    }
}
