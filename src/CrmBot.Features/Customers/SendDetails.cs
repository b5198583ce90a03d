using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>看详情 on a card in a group: the full card goes to the direct chat of the person who tapped.</summary>
internal sealed class SendDetails(ICustomerDirectory directory, Policy policy) : ICardVerb
{
    public string Verb => "customer.details";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "customer" } record || await directory.FindAsync(turn.Work, record.Id, cancellationToken) is not { } brief)
            return new Reply.Refuse("customer.which.gone");
        if (!policy.Decide(turn.Actor, "see", brief.Subject).Allowed) return new Reply.Refuse("policy.taken", ("owner", brief.OwnerName));
        await turn.Work.Outbox.ToPersonAsync(
            turn.Actor.Id, new Reply.OfRecord(brief.Record), $"customer.details:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer, cancellationToken);
        await CustomerReads.NoteAsync(turn.Work, brief.Record, CustomerReads.Details, cancellationToken);
        return new Reply.Say("customer.details.sent");
    }
}
