using CrmBot.Features.People;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>A rule about leads changed: their moments are planned anew, soon and not in this turn.</summary>
internal sealed class ReplanAfterRule : IRuleListener
{
    public Task ChangedAsync(UnitOfWork work, string code, CancellationToken cancellationToken) =>
        LeadRules.All.Any(rule => rule.Code == code)
            ? work.Timers.SetAsync(ReplanLeads.ReplanRule, Guid.Empty, "", work.Now, cancellationToken) : Task.CompletedTask;
}

/// <summary>Whoever has leads lives by another clock: mornings and hours of work are others.</summary>
internal sealed class ReplanAfterMove : IGoByClock
{
    public Task MovedAsync(UnitOfWork work, Person person, string before, CancellationToken cancellationToken) =>
        work.Timers.SetAsync(ReplanLeads.ReplanRule, Guid.Empty, "", work.Now, cancellationToken);
}

/// <summary>Plans the moments of all leads anew, some at a time, so that nobody waits for it.</summary>
internal sealed class ReplanLeads(PlanLead plan) : ITimerHandler
{
    public const string ReplanRule = "lead.replan";
    private const int PerWrite = 200;

    public string Rule => ReplanRule;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var after = timer.Record;
        var page = await work.Db.Set<LeadClock>().Where(clock => clock.OwnerId != null && clock.Id > after).OrderBy(clock => clock.Id)
            .Take(PerWrite).ToListAsync(cancellationToken);
        foreach (var clock in page)
            if (await work.Records.ReadAsync<Lead>(clock.Id, cancellationToken) is { } lead)
                await plan.SetAsync(work, lead, clock, cancellationToken);
        if (page.Count == PerWrite) await work.Timers.SetAsync(ReplanRule, page[^1].Id, "", work.Now, cancellationToken);
    }
}

/// <summary>A clock put back by undo gets its timers back; one that undo removed loses them.</summary>
internal sealed class AfterClockUndo(PlanLead plan) : IAfterUndo
{
    public string Kind => "lead_clock";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Lead>(id, cancellationToken) is { } lead
            && await LeadClocks.FindAsync(work, id, cancellationToken) is { } clock)
            await plan.SetAsync(work, lead, clock, cancellationToken);
        else
            await PlanLead.ForgetAsync(work, id, cancellationToken);
    }
}
