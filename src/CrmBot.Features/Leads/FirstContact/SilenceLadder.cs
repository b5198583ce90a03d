using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>
/// Nobody is in touch with a lead any more: first its owner hears it, then the team's lead too, then the
/// lead is asked whether somebody else should have it. How many workdays lie between is a rule by grade.
/// </summary>
internal sealed class SilenceLadder(PlanLead plan, LeadDirectory leads, IPersonDirectory people, WhenWords when) : LeadTimer(plan, leads)
{
    public override string Rule => PlanLead.Silence;

    protected override async Task FireAsync(
        UnitOfWork work, Lead lead, LeadClock clock, DueTimer timer, CancellationToken cancellationToken)
    {
        if (clock.QuietSince is not { } since || await people.FindAsync(work, clock.OwnerId!.Value, cancellationToken) is not { } owner)
            return;
        clock.Step++;
        if (clock.Step < PlanLead.Rungs)
            await LeadNudge.SendAsync(work, owner.Id, lead, "lead.silence", about: since + clock.Step,
                Silent("lead.nudge.silent", owner, owner, since, work), cancellationToken);
        if (clock.Step == 1 || await people.LeadOfAsync(work, owner.Id, cancellationToken) is not { DirectoryId: not null } above) return;
        if (clock.Step == PlanLead.Rungs) await ProposeAsync(work, lead, owner, above, since, cancellationToken);
        else await LeadNudge.SendAsync(work, above.Id, lead, "lead.silence_lead", since + clock.Step,
            Silent("lead.nudge.silentLead", owner, above, since, work), cancellationToken);
    }

    private Reply.Say Silent(string key, Colleague owner, Colleague reader, long since, ReadView view) => new(
        key, ("owner", owner.Name), ("day", when.Date(since, view.Now, reader.Zone, reader.Locale)));

    private async Task ProposeAsync(
        UnitOfWork work, Lead lead, Colleague owner, Colleague above, long since, CancellationToken cancellationToken)
    {
        var say = Silent("lead.nudge.reassign", owner, above, since, work);
        // The decision's card carries the form that hands it to somebody else.
        var decision = await Assigning.Assignments.LatestAsync(work, lead.Id, cancellationToken);
        Reply card = decision is null
            ? new Reply.OfRecord(LeadDirectory.Record(lead))
            : new Reply.OfRecord(new RecordRef("assignment", decision.Id));
        await work.Outbox.ToPersonAsync(
            above.Id, new Reply.Several([say, card]), $"lead.reassign:{lead.Id:N}:{since}", Runtime.Outbox.Delivery.AtLeastOnce,
            Runtime.Outbox.Priority.Notice, cancellationToken);
    }
}
