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
        if (action.Record is not { Kind: "customer" } record
            || await directory.FindAsync(turn.Work, record.Id, cancellationToken) is not { } brief)
            return new Reply.Refuse("customer.which.gone");
        if (!policy.Decide(turn.Actor, "see", brief.Subject).Allowed) return new Reply.Refuse("policy.taken", ("owner", brief.OwnerName));
        await CustomerReads.NoteAsync(turn.Work, brief.Record, CustomerReads.Details, cancellationToken);
        return await DetailsInDirectChat.SendAsync(turn, Verb, brief.Record, cancellationToken);
    }
}
