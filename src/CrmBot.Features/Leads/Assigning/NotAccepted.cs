using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.People;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// A lead was given and nobody has accepted it in time: the team's lead gets the same card, and may give it to somebody else.
/// </summary>
internal sealed class NotAccepted(IPersonDirectory people, RuleBook rules, RuleWords words, WorkCalendar calendar) : IPlannedTimerHandler
{
    public const string AcceptRule = "lead.accept";

    public string Rule => AcceptRule;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Assignment>(timer.Record,
            cancellationToken) is not { Answer: Answered.Waiting, EscalatedAt: null, ToId: { } to } given) return;
        if (given.LeadId is not { } id || await work.Records.ReadAsync<Lead>(id,
            cancellationToken) is not { AcceptedAt: null, IsOpen: true } lead || lead.OwnerId != to) return;
        if (await people.FindAsync(work, to, cancellationToken) is not { } owner
            || await people.LeadOfAsync(work, to, cancellationToken) is not { DirectoryId: not null } above)
            return;
        given.EscalatedAt = work.Now;
        var limit = words.Value(rules.Find(LeadRules.Accept)!, await rules.ValueAsync(work, LeadRules.Accept, cancellationToken),
            above.Locale);
        await work.Outbox.ToPersonAsync(
            above.Id,
            new Reply.Several([new Reply.Say("assign.notAccepted", ("owner", owner.Name), ("limit", limit)),
                new Reply.OfRecord(new RecordRef("assignment", given.Id))]),
            $"lead.unaccepted:{given.Id:N}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
    }

    public async Task<long?> PlanAsync(ReadView view, Guid record, string slot, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Assignment>(record,
            cancellationToken) is not { Answer: Answered.Waiting, EscalatedAt: null, ToId: { } to } given) return null;
        if (await people.FindAsync(view, to, cancellationToken) is not { } owner) return null;
        return new WorkTime(calendar, owner.Zone)
            .Add(given.At, TimeSpan.FromMinutes(await rules.ValueAsync(view, LeadRules.Accept, cancellationToken)));
    }
}
