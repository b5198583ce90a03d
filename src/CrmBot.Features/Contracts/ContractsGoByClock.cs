using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Contracts;

/// <summary>Whoever has contracts lives by another clock: ends are announced at nine there; what was announced is not again.</summary>
internal sealed class ContractsGoByClock : IGoByClock
{
    public async Task MovedAsync(UnitOfWork work, Person person, string before, CancellationToken cancellationToken)
    {
        var today = DayCode.Of(Instants.DayOf(work.Now, TimeZoneInfo.Utc).AddDays(-1));
        var ahead = await work.Db.Set<Contract>().Where(one => one.OwnerId == person.Id && one.EndOn >= today && one.EndOn < DayCode.None)
            .Select(one => one.Id).ToListAsync(cancellationToken);
        foreach (var contract in ahead)
            await work.Timers.MoveAsync(ContractTimers.Rule, contract, Zones.Find(before), Zones.Find(person.Zone), cancellationToken);
    }
}
