using CrmBot.Features.Customers;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// What happens right after a lead came in, was asked about again, or was rated: a moment of its own, set
/// in the transaction that stored it, so that no way of coming in can forget it and no crash loses it.
/// </summary>
internal sealed class LeadArrives(DecideOwner decide, GiveLead give, PlanLead plan, IPersonDirectory people) : ITimerHandler
{
    public const string ArriveRule = "lead.arrives";
    private const string New = "new", Again = "again", Rated = "rated";

    public string Rule => ArriveRule;

    public static Task CameAsync(UnitOfWork work, Guid lead, CancellationToken cancellationToken) =>
        work.Timers.SetAsync(ArriveRule, lead, New, work.Now, cancellationToken);

    public static Task AskedAgainAsync(UnitOfWork work, Guid lead, CancellationToken cancellationToken) =>
        work.Timers.SetAsync(ArriveRule, lead, Again, work.Now, cancellationToken);

    public static Task WasRatedAsync(UnitOfWork work, Guid lead, CancellationToken cancellationToken) =>
        work.Timers.SetAsync(ArriveRule, lead, Rated, work.Now, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Lead>(timer.Record, cancellationToken) is not { IsOpen: true } lead
            || await work.Records.FindAsync<Customer>(lead.CustomerId, cancellationToken) is not { } customer)
            return;
        if (timer.Slot == New) await NewAsync(work, lead, customer, cancellationToken);
        else if (timer.Slot == Again) await AgainAsync(work, lead, cancellationToken);
        else await RatedAsync(work, lead, cancellationToken);
    }

    private async Task NewAsync(UnitOfWork work, Lead lead, Customer customer, CancellationToken cancellationToken)
    {
        // Somebody was quicker and has taken it out of the pool already.
        if (await Assignments.LatestAsync(work, lead.Id, cancellationToken) is not null) return;
        if (lead.OwnerId is { } owner) await OwnedAsync(work, lead, customer, owner, cancellationToken);
        else await DecideAsync(work, lead, customer, cancellationToken);
        if (IsInquiry(lead)) await AskAsync(work, lead, cancellationToken);
    }

    private async Task OwnedAsync(UnitOfWork work, Lead lead, Customer customer, Guid owner, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(work, owner, cancellationToken) is not { } person) return;
        if (lead.AcceptedAt is not null || lead.CreatedBy is not null)
        {
            // Their own, or a colleague has just told them of it with a card.
            await give.KeepAsync(work, lead, customer, person, lead.AcceptedAt is null ? How.Owner : How.Own, cancellationToken);
            return;
        }

        // From outside: a known customer's goes to its owner, or on leave to the stand-in, who answers this inquiry and no more: when the
        // leave is over everything is the owner's as before. With nobody standing in it waits for the owner, whose lead hears of it.
        var verdict = await decide.DecideAsync(work, lead, customer, cancellationToken);
        if (verdict.To is null || (person.IsActive && verdict.How is not (How.Owner or How.StandIn)))
            verdict = new Verdict(How.Owner, person, person.Team);
        await give.GiveAsync(work, lead, customer, verdict, new Noted(null), accepted: false, cancellationToken,
            onlyLead: verdict.How == How.StandIn);
    }

    private async Task DecideAsync(UnitOfWork work, Lead lead, Customer customer, CancellationToken cancellationToken)
    {
        var verdict = await decide.DecideAsync(work, lead, customer, cancellationToken);
        if (verdict.To is not null)
        {
            await give.GiveAsync(work, lead, customer, verdict, new Noted(null), accepted: false, cancellationToken);
            return;
        }

        var decision = await GiveLead.PutInPoolAsync(work, lead, customer, verdict, new Noted(null), cancellationToken);
        var lookedAt = verdict.Candidates.Select(one => (Guid?)one.Id).FirstOrDefault();
        if (lookedAt is not { } member || await people.LeadOfAsync(work, member, cancellationToken) is not { DirectoryId: not null } above)
            return;
        await LeadNudge.SendAsync(work, above.Id, lead, "lead.pooled", decision.At, new Reply.Say("lead.nudge.pooled"), cancellationToken);
    }

    private async Task AgainAsync(UnitOfWork work, Lead lead, CancellationToken cancellationToken)
    {
        if (lead.OwnerId is not null) await AskAsync(work, lead, cancellationToken);
    }

    // What came from outside is a question that somebody waits for; what a rep told of is not.
    private async Task AskAsync(UnitOfWork work, Lead lead, CancellationToken cancellationToken)
    {
        if (lead.OwnerId is null) return;
        var clock = await LeadClocks.GetAsync(work, lead.Id, cancellationToken);
        clock.Ask(work.Now);
        await plan.SetAsync(work, lead, clock, cancellationToken);
    }

    private static bool IsInquiry(Lead lead) => lead.CreatedBy is null || lead.CreatedBy != lead.OwnerId;

    // A C lead goes to sleep; one that is better again counts from now.
    private async Task RatedAsync(UnitOfWork work, Lead lead, CancellationToken cancellationToken)
    {
        if (lead.OwnerId is null || await LeadClocks.FindAsync(work, lead.Id, cancellationToken) is not { OwnerId: not null } clock) return;
        if (!PlanLead.Sleeps(lead) && clock.SleptAt is not null) clock.Live(work.Now);
        clock.SleptAt = PlanLead.Sleeps(lead) ? clock.SleptAt ?? work.Now : null;
        await plan.SetAsync(work, lead, clock, cancellationToken);
    }
}
