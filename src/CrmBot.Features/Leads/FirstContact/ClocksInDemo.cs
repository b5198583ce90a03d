using CrmBot.Features.Demo;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>
/// The demo company's leads that nobody has been in touch with: their first contact is due within a day, like that of any new lead.
/// </summary>
internal sealed class ClocksInDemo(PlanLead plan) : IDemoPart
{
    public async Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken)
    {
        await work.SaveAsync(cancellationToken);
        var zones = await work.Db.Set<Person>().AsNoTracking()
            .ToDictionaryAsync(person => person.Id, person => Zones.Find(person.Zone), cancellationToken);
        foreach (var lead in await work.Db.Set<Lead>().Where(lead => lead.IsOpen && lead.FirstContactAt == null && lead.OwnerId != null)
            .OrderBy(lead => lead.Number).ToListAsync(cancellationToken))
        {
            var clock = new LeadClock { Id = lead.Id };
            clock.Give(lead.OwnerId!.Value, lead.CreatedAt);
            clock.DueAt = await plan.DueAsync(work, lead.CreatedAt, zones[lead.OwnerId.Value], cancellationToken);
            work.Db.Add(clock);
            await plan.SetAsync(work, lead, clock, cancellationToken);
        }
    }
}
