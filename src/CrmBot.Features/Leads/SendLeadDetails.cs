using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>看详情 on a lead's card in a group: the full card goes to the direct chat of the person who tapped.</summary>
internal sealed class SendLeadDetails(LeadDirectory leads, Policy policy) : ICardVerb
{
    public string Verb => "lead.details";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(turn.Work, action.Record, cancellationToken) is not var (lead, customer)) return new Reply.Refuse("lead.gone");
        var decision = policy.Decide(turn.Actor, "see", LeadDirectory.Subject(lead));
        if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        var record = LeadDirectory.Record(lead);
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, new Reply.OfRecord(record), $"lead.details:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer, cancellationToken);
        await turn.Work.Audit.NoteAsync("lead.seen", record, "details", cancellationToken);
        return new Reply.Say("customer.details.sent");
    }
}
