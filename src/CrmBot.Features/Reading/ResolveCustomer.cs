using CrmBot.Features.Customers;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reading;

/// <summary>The customer a sentence is about, or the reason why it cannot be worked with.</summary>
internal sealed class ResolveCustomer(ICustomerDirectory customers, Policy policy)
{
    /// <param name="name">Canonical name, as the parser gave it.</param>
    /// <param name="action">What is to be done with the customer: <c>see</c>, <c>log</c>, <c>change</c>.</param>
    public async Task<(CustomerBrief? Customer, Reply? Refusal)> ForAsync(Turn turn, string name, string action, CancellationToken cancellationToken)
    {
        var found = await customers.FindByNameAsync(turn.Work, name, cancellationToken);
        // Of several with one name the speaker's own is meant; otherwise it takes a look at the files to tell them apart.
        var candidates = found.Count > 1 && found.Any(known => known.OwnerId == turn.Actor.Id) ? [.. found.Where(known => known.OwnerId == turn.Actor.Id)] : found;
        return candidates switch
        {
            [] => (null, new Reply.Refuse("interaction.unknownCustomer", ("name", name))),
            [var one] => Decide(turn, one, action),
            _ => (null, new Reply.Refuse("interaction.sameName", ("name", name), ("count", candidates.Count))),
        };
    }

    private (CustomerBrief?, Reply?) Decide(Turn turn, CustomerBrief customer, string action)
    {
        var decision = policy.Decide(turn.Actor, action, customer.Subject);
        return decision.Allowed
            ? (customer, null)
            : (null, new Reply.Refuse(decision.ReasonKey ?? "policy.notYours", ("owner", customer.OwnerName ?? "")));
    }
}
