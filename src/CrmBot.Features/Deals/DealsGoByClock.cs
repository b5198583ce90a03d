using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <summary>Whoever has deals lives by another clock: those that rest, or are to be looked at again, come up at nine there.</summary>
internal sealed class DealsGoByClock : IGoByClock
{
    public async Task MovedAsync(UnitOfWork work, Person person, string before, CancellationToken cancellationToken)
    {
        var waiting = await work.Db.Set<Deal>()
            .Where(deal => deal.OwnerId == person.Id && (deal.State == DealState.Open || deal.RevisitOn != null))
            .Select(deal => deal.Id).ToListAsync(cancellationToken);
        foreach (var deal in waiting)
        foreach (var rule in (string[])[DealTimers.Stuck, DealTimers.Revisit])
            await work.Timers.MoveAsync(rule, deal, Zones.Find(before), Zones.Find(person.Zone), cancellationToken);
    }
}
