using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <summary>Somebody's deals that are not over, those that are to be signed next first.</summary>
internal sealed class DealsHandOver(ICustomerDirectory customers, IPersonDirectory people, KeepDealInStep keep) : IHandOverPart
{
    public string Key => "deals";

    public int Order => 3;

    public async Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken)
    {
        var open = Open(view, owner).AsNoTracking();
        var count = await open.CountAsync(cancellationToken);
        if (count == 0) return WorkShare.None;
        var first = await open.OrderBy(deal => deal.CloseOn).ThenBy(deal => deal.Id).Take(most).ToListAsync(cancellationToken);
        var names = await customers.FindManyAsync(view, [.. first.Select(deal => deal.CustomerId).Distinct()], cancellationToken);
        return new(count, [.. first.Select(
            deal => new WorkItem(names.GetValueOrDefault(deal.CustomerId)?.Name ?? "", deal.Name ?? "", null, deal.CustomerId))]);
    }

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(work, move.To, cancellationToken) is not { } heir) return 0;
        var some = await Open(work, move.From).OrderBy(deal => deal.Id).Take(most).ToListAsync(cancellationToken);
        foreach (var deal in some)
        {
            (deal.OwnerId, deal.Team) = (heir.Id, heir.Team);
            await keep.ChangedAsync(work, deal, cancellationToken);
        }

        return some.Count;
    }

    private static IQueryable<Deal> Open(ReadView view, Guid owner) =>
        view.Db.Set<Deal>().Where(deal => deal.OwnerId == owner && (deal.State == DealState.Open || deal.State == DealState.Held));
}
