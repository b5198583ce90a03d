using CrmBot.Runtime.Time;
using CrmBot.Features.Reading;
using CrmBot.Features.People;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>A moment of a lead has come. What is stored decides, not the timer: a lead that moved on meanwhile is left alone.</summary>
internal abstract class LeadTimer(PlanLead plan, LeadDirectory leads) : IPlannedTimerHandler
{
    public abstract string Rule { get; }

    protected PlanLead Plan { get; } = plan;

    public Task<long?> PlanAsync(ReadView view, Guid record, string slot, CancellationToken cancellationToken) =>
        Plan.WhenAsync(view, record, Rule, slot, cancellationToken);

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(work, new RecordRef("lead", timer.Record), cancellationToken) is not var (lead, _)
            || await LeadClocks.FindAsync(work, timer.Record, cancellationToken) is not { OwnerId: { } owner } clock
            || owner != lead.OwnerId || !lead.IsOpen)
            return;
        // Not due after all: a rule, the calendar, the lead or, after a standstill, the day has changed since this was planned.
        if (await Plan.WhenAsync(work, lead.Id, Rule, timer.Slot, cancellationToken) is { } due && due <= work.Now)
            await FireAsync(work, lead, clock, timer, cancellationToken);
        await Plan.SetAsync(work, lead, clock, cancellationToken);
    }

    protected abstract Task FireAsync(UnitOfWork work, Lead lead, LeadClock clock, DueTimer timer, CancellationToken cancellationToken);
}

/// <summary>Sends the card of a lead with a sentence on top that says what is the matter.</summary>
internal static class LeadNudge
{
    /// <param name="notice">Name of the notice; it is sent once for <paramref name="about"/>.</param>
    public static Task SendAsync(
        UnitOfWork work, Guid to, Lead lead, string notice, long about, Reply.Say say, CancellationToken cancellationToken) =>
            work.Outbox.ToPersonAsync(
                to, new Reply.Several([say, new Reply.OfRecord(LeadDirectory.Record(lead))]), $"{notice}:{lead.Id:N}:{about}",
                Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
}

/// <summary>
/// Nobody has been in touch with a new lead: the owner hears it at five sixths of the time, the team's lead when the time is over.
/// </summary>
internal sealed class FirstContactDue(
    PlanLead plan, LeadDirectory leads, IPersonDirectory people, RuleBook rules, RuleWords words, WhenWords when) : LeadTimer(plan, leads)
{
    public override string Rule => PlanLead.FirstContact;

    protected override async Task FireAsync(
        UnitOfWork work, Lead lead, LeadClock clock, DueTimer timer, CancellationToken cancellationToken)
    {
        var owner = await people.FindAsync(work, clock.OwnerId!.Value, cancellationToken);
        if (owner is null) return;
        var limit = await rules.ValueAsync(work, LeadRules.FirstContact, cancellationToken);
        if (timer.Slot == PlanLead.Remind)
        {
            clock.RemindedAt = work.Now;
            var until = when.DatedMoment(Instants.ToLocal(clock.DueAt ?? work.Now, owner.Zone), Instants.ToLocal(work.Now, owner.Zone),
                owner.Locale);
            var say = new Reply.Say("lead.nudge.first", ("limit", Limit(limit, owner.Locale)), ("until", until));
            await LeadNudge.SendAsync(work, owner.Id, lead, "lead.first_contact", clock.GivenAt!.Value, say, cancellationToken);
            return;
        }

        clock.BreachedAt = work.Now;
        await work.Audit.NoteAsync("lead.first_contact_missed", LeadDirectory.Record(lead), $"owner={owner.Id:N}", cancellationToken);
        if (await people.LeadOfAsync(work, owner.Id, cancellationToken) is not { DirectoryId: not null } above) return;
        await LeadNudge.SendAsync(
            work, above.Id, lead, "lead.breach", clock.GivenAt!.Value,
            new Reply.Say("lead.nudge.breach", ("owner", owner.Name), ("limit", Limit(limit, above.Locale))), cancellationToken);
    }

    private string Limit(int minutes, string locale) => words.Value(rules.Find(LeadRules.FirstContact)!, minutes, locale);
}
