using CrmBot.Features.Customers;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Pool;

/// <summary>
/// Nobody has been in touch with a lead for as many days as its grade allows: a workday
/// before, the owner is warned; then it goes back into the pool, and the owner is told.
/// </summary>
internal sealed class ReturnToPool(PlanLead plan, LeadDirectory leads, IPersonDirectory people, WhenWords when) : LeadTimer(plan, leads)
{
    public override string Rule => PlanLead.Return;

    protected override async Task FireAsync(
        UnitOfWork work, Lead lead, LeadClock clock, DueTimer timer, CancellationToken cancellationToken)
    {
        if (clock.QuietSince is not { } since || await people.FindAsync(work, clock.OwnerId!.Value, cancellationToken) is not { } owner)
            return;
        if (timer.Slot == PlanLead.Warn)
        {
            clock.WarnedAt = work.Now;
            await LeadNudge.SendAsync(work, owner.Id, lead, "lead.return_warning", since,
                new Reply.Say("lead.nudge.return", ("day", Day(since, owner, work))), cancellationToken);
        }
        else if (clock.WarnedAt is not null)
        {
            var customer = (await work.Records.FindAsync<Customer>(lead.CustomerId, cancellationToken))!;
            await GiveLead.PutInPoolAsync(work, lead, customer, new Verdict(How.Returned, null, null) { QuietSince = since },
                new Noted(null), cancellationToken);
            await LeadNudge.SendAsync(work, owner.Id, lead, "lead.returned", since,
                new Reply.Say("lead.nudge.returned", ("day", Day(since, owner, work))), cancellationToken);
        }
    }

    private string Day(long since, Colleague owner, ReadView view) => when.Date(since, view.Now, owner.Zone, owner.Locale);
}
