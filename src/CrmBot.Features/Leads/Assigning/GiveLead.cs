using CrmBot.Features.Customers;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>What a decision is noted with.</summary>
/// <param name="By">Null for the bot by its rules.</param>
/// <param name="Reason">As typed, or null.</param>
internal sealed record Noted(Guid? By, string? Reason = null);

/// <summary>
/// Carries a decision out: the lead and its customer change hands, the decision is noted with its
/// reasons, the new owner's clock starts and the new owner gets a card, all in one transaction.
/// </summary>
internal sealed class GiveLead(
    PlanLead plan, IPersonDirectory people, RuleBook rules, WorkCalendar calendar, IEnumerable<IMoveWithCustomer> along)
{
    /// <param name="accepted">They asked for it themselves, so nobody has to ask them, nor to tell them.</param>
    /// <param name="onlyLead">The customer stays whose it is: only this inquiry is answered by somebody else.</param>
    public async Task<Assignment> GiveAsync(
        UnitOfWork work, Lead lead, Customer customer, Verdict verdict, Noted noted, bool accepted, CancellationToken cancellationToken,
        bool onlyLead = false)
    {
        var to = verdict.To!;
        await Assignments.AnswerAsync(work, lead.Id, verdict.How == How.HandedOn ? Answered.HandedOn : Answered.Moved, cancellationToken);
        var from = lead.OwnerId;
        lead.Give(to.Id, to.Team, accepted, work.Now);
        if (!onlyLead) await BringAsync(work, customer, from, to, cancellationToken);
        var decision = Note(work, customer, lead, from, verdict, noted, accepted ? Answered.NotAsked : Answered.Waiting);
        await AuditAsync(work, lead, verdict, cancellationToken);
        await StartClockAsync(work, lead, to, cancellationToken);
        if (accepted) return decision;
        var minutes = await rules.ValueAsync(work, LeadRules.Accept, cancellationToken);
        await work.Timers.SetAsync(NotAccepted.AcceptRule, decision.Id, "",
            new WorkTime(calendar, to.Zone).Add(work.Now, TimeSpan.FromMinutes(minutes)), cancellationToken);
        await TellAsync(work, to, decision, cancellationToken);
        return decision;
    }

    /// <summary>Into the pool.</summary>
    public static async Task<Assignment> PutInPoolAsync(
        UnitOfWork work, Lead lead, Customer customer, Verdict verdict, Noted noted, CancellationToken cancellationToken)
    {
        await Assignments.AnswerAsync(work, lead.Id, Answered.Moved, cancellationToken);
        var from = lead.OwnerId;
        lead.PutInPool(verdict.Team, noted.Reason, work.Now);
        await MoveCustomerAsync(work, customer, from, null, cancellationToken);
        var clock = await LeadClocks.GetAsync(work, lead.Id, cancellationToken);
        clock.PutInPool();
        await PlanLead.ForgetAsync(work, lead.Id, cancellationToken);
        var decision = Note(work, customer, lead, from, verdict, noted, Answered.NotAsked);
        await AuditAsync(work, lead, verdict, cancellationToken);
        return decision;
    }

    /// <summary>
    /// It is theirs from the start: noted, and the clock starts. The lead itself stays as it is, so that its sentence can be taken back.
    /// </summary>
    public async Task KeepAsync(
        UnitOfWork work, Lead lead, Customer customer, Colleague owner, string how, CancellationToken cancellationToken)
    {
        Note(work, customer, lead, null, new Verdict(how, owner, owner.Team), new Noted(lead.CreatedBy), Answered.NotAsked);
        await StartClockAsync(work, lead, owner, cancellationToken);
    }

    /// <summary>Only the customer changes hands: it has no open lead.</summary>
    public async Task<Assignment> GiveCustomerAsync(
        UnitOfWork work, Customer customer, Colleague to, Noted noted, CancellationToken cancellationToken)
    {
        var from = customer.OwnerId;
        await BringAsync(work, customer, from, to, cancellationToken);
        return Note(work, customer, null, from, new Verdict(How.Said, to, to.Team), noted, Answered.NotAsked);
    }

    /// <summary>The customer is nobody's for the moment, because it is about to change hands without an open lead.</summary>
    public static Task FreeAsync(UnitOfWork work, Customer customer, CancellationToken cancellationToken) =>
        MoveCustomerAsync(work, customer, customer.OwnerId, null, cancellationToken);

    private async Task BringAsync(
        UnitOfWork work, Customer customer, Guid? from, Colleague to, CancellationToken cancellationToken)
    {
        if (!await MoveCustomerAsync(work, customer, from, to.Id, cancellationToken)) return;
        foreach (var one in along) await one.MoveAsync(work, customer.Id, to, cancellationToken);
    }

    // Somebody else's customer stays theirs although a colleague answers this one inquiry.
    private static async Task<bool> MoveCustomerAsync(
        UnitOfWork work, Customer customer, Guid? from, Guid? to, CancellationToken cancellationToken)
    {
        if (customer.OwnerId == to || (customer.OwnerId is not null && customer.OwnerId != from)) return false;
        customer.OwnerId = to;
        KeepCustomerInStep.Touch(work, customer);
        await work.World.ChangedAsync("customer", customer.Id, cancellationToken);
        return true;
    }

    private async Task StartClockAsync(UnitOfWork work, Lead lead, Colleague owner, CancellationToken cancellationToken)
    {
        var clock = await LeadClocks.GetAsync(work, lead.Id, cancellationToken);
        clock.Give(owner.Id, work.Now);
        clock.DueAt = lead.State == LeadState.New ? await plan.DueAsync(work, work.Now, owner.Zone, cancellationToken) : null;
        await plan.SetAsync(work, lead, clock, cancellationToken);
    }

    private static Assignment Note(
        UnitOfWork work, Customer customer, Lead? lead, Guid? from, Verdict verdict, Noted noted, Answered answer)
    {
        var decision = new Assignment
        {
            CustomerId = customer.Id, LeadId = lead?.Id, At = work.Now, By = noted.By, How = verdict.How, FromId = from,
            ToId = verdict.To?.Id, Team = verdict.Team,
            RuleId = verdict.Rule?.Id, RulePlace = verdict.Rule?.Place, InPlaceOf = verdict.InPlaceOf, Reason = noted.Reason,
            Candidates = verdict.Candidates,
            Ties = verdict.Ties, QuietSince = verdict.QuietSince, Answer = answer,
        };
        work.Db.Add(decision);
        return decision;
    }

    // One line answers later why it went there: whom, by which rule, with what load everybody had.
    private static Task AuditAsync(UnitOfWork work, Lead lead, Verdict verdict, CancellationToken cancellationToken) =>
        work.Audit.NoteAsync(
            "lead.assigned", LeadDirectory.Record(lead),
            $"how={verdict.How};to={verdict.To?.Id.ToString("N") ?? "pool"};rule={verdict.Rule?.Place};ties={verdict.Ties};candidates={string.Join(',', verdict.Candidates)}",
            cancellationToken);

    private async Task TellAsync(UnitOfWork work, Colleague to, Assignment decision, CancellationToken cancellationToken)
    {
        if (to.DirectoryId is null || await people.FindAsync(work, to.Id, cancellationToken) is null) return;
        await work.Outbox.ToPersonAsync(
            to.Id, new Reply.OfRecord(new RecordRef("assignment", decision.Id)), $"lead.given:{decision.Id:N}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
    }
}
