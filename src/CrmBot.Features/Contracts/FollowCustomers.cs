using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Features.Contracts;

/// <summary>
/// Once, at a start: contracts that an older release left with whoever had the customer before go to the customer's owner, as they do by
/// themselves since (<see cref="ContractsMoveAlong"/>). Some a write; what was interrupted goes on at the next start. A customer whose
/// owner has left keeps its contracts: nobody has taken them over yet.
/// </summary>
internal sealed class FollowCustomers(IStore store, ContractTimers timers) : IHostedService
{
    public const string Mark = "contracts.followed";
    private const int PerWrite = 200;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (await store.WriteAsync("contracts", MoveSomeAsync, cancellationToken))
        {
            // The next ones.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> MoveSomeAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await Settings.FindAsync(work, Mark, cancellationToken) is not null) return false;
        var left = await (from contract in work.Db.Set<Contract>()
                          join customer in work.Db.Set<Customer>() on contract.CustomerId equals customer.Id
                          join owner in work.Db.Set<Person>() on customer.OwnerId equals (Guid?)owner.Id
                          where owner.IsActive && contract.OwnerId != owner.Id
                          orderby contract.Id
                          select new { Contract = contract, owner.Id, owner.Team }).Take(PerWrite).ToListAsync(cancellationToken);
        foreach (var one in left)
        {
            (one.Contract.OwnerId, one.Contract.Team) = (one.Id, one.Team);
            await timers.SetAsync(work, one.Contract, cancellationToken);
        }

        if (left.Count == 0) await Settings.SetAsync(work, Mark, "1", cancellationToken);
        return left.Count > 0;
    }
}
