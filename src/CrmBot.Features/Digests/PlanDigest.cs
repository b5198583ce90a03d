using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Digests;

/// <summary>Keeps the timer of a plan in step with it. The slot is the day it is due, so each day has one digest at most.</summary>
internal sealed class PlanDigest(DigestPeriods periods)
{
    public const string Rule = "digest.due";

    /// <param name="after">Wall time of the plan's zone after which it is due next.</param>
    public async Task SetTimerAsync(UnitOfWork work, DigestPlan plan, DateTime after, CancellationToken cancellationToken)
    {
        await ForgetTimerAsync(work, plan.Id, cancellationToken);
        if (plan.IsOn && periods.Next(plan, after) is { } next)
            await work.Timers.SetAsync(Rule, plan.Id, SaidTime.Write(DateOnly.FromDateTime(next)), next, plan.TimeZone, cancellationToken);
    }

    public Task SetTimerAsync(UnitOfWork work, DigestPlan plan, CancellationToken cancellationToken) =>
        SetTimerAsync(work, plan, Instants.ToLocal(work.Now, plan.TimeZone), cancellationToken);

    public static Task ForgetTimerAsync(UnitOfWork work, Guid plan, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(Rule, plan, null, cancellationToken);
}

/// <summary>Whoever gets digests lives by another clock: they come at the same hour there.</summary>
internal sealed class PlansGoByClock(PlanDigest timers) : IGoByClock
{
    public async Task MovedAsync(UnitOfWork work, Person person, string before, CancellationToken cancellationToken)
    {
        foreach (var plan in await work.Records.ListAsync<DigestPlan>(nameof(DigestPlan.PersonId), person.Id, cancellationToken))
        {
            if (plan.Zone != before) continue;
            plan.Zone = person.Zone;
            await timers.SetTimerAsync(work, plan, cancellationToken);
        }
    }
}

/// <summary>A plan put back by undo gets its timer back; one that undo removed loses it.</summary>
internal sealed class AfterDigestUndo(PlanDigest timers) : IAfterUndo
{
    public string Kind => "digest_plan";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var plan = await work.Records.FindAsync<DigestPlan>(id, cancellationToken);
        await (plan is null
            ? PlanDigest.ForgetTimerAsync(work, id, cancellationToken)
            : timers.SetTimerAsync(work, plan, cancellationToken));
    }
}
