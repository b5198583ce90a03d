using CrmBot.Features.Leads.FirstContact;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>A decision that undo removed waits for nobody any more.</summary>
internal sealed class AfterAssignmentUndo : IAfterUndo
{
    public string Kind => "assignment";

    public Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken) => work.Timers.CancelAsync(NotAccepted.AcceptRule, id, null, cancellationToken);
}

/// <summary>A lead that undo removed takes along what was noted about it meanwhile.</summary>
internal sealed class AfterLeadUndo(PlanLead plan) : IAfterUndo
{
    public string Kind => "lead";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var clock = await LeadClocks.FindAsync(work, id, cancellationToken);
        if (await work.Records.FindAsync<Lead>(id, cancellationToken) is { } lead)
        {
            if (clock is not null) await plan.SetAsync(work, lead, clock, cancellationToken);
            return;
        }

        if (clock is not null) work.Db.Remove(clock);
        await PlanLead.ForgetAsync(work, id, cancellationToken);
        await work.Timers.CancelAsync(LeadArrives.ArriveRule, id, null, cancellationToken);
        foreach (var decision in await work.Records.ListAsync<Assignment>(nameof(Assignment.LeadId), id, cancellationToken)) work.Db.Remove(decision);
    }
}
