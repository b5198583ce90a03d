using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Contracts;

/// <summary>Somebody's contracts, also those that have ended: what ended last is renewed next. Those that end next come first.</summary>
internal sealed class ContractsHandOver(ICustomerDirectory customers, IPersonDirectory people, ContractTimers timers) : IHandOverPart
{
    public string Key => "contracts";

    public int Order => 4;

    public async Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken)
    {
        var theirs = Of(view, owner).AsNoTracking();
        var count = await theirs.CountAsync(cancellationToken);
        if (count == 0) return WorkShare.None;
        var today = DayCode.Of(DateOnly.FromDateTime(view.LocalNow(TimeZones.China)));
        var first = await theirs.OrderBy(contract => contract.EndOn < today).ThenBy(contract => contract.EndOn)
            .ThenBy(contract => contract.Id).Take(most).ToListAsync(cancellationToken);
        var names = await customers.FindManyAsync(view, [.. first.Select(contract => contract.CustomerId).Distinct()], cancellationToken);
        return new(count, [.. first.Select(contract => new WorkItem(
            names.GetValueOrDefault(contract.CustomerId)?.Name ?? "", contract.Short, null, contract.CustomerId))]);
    }

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(work, move.To, cancellationToken) is not { } heir) return 0;
        var some = await Of(work, move.From).OrderBy(contract => contract.Id).Take(most).ToListAsync(cancellationToken);
        foreach (var contract in some)
        {
            (contract.OwnerId, contract.Team) = (heir.Id, heir.Team);
            await timers.SetAsync(work, contract, cancellationToken);
        }

        return some.Count;
    }

    private static IQueryable<Contract> Of(ReadView view, Guid owner) =>
        view.Db.Set<Contract>().Where(contract => contract.OwnerId == owner);
}
