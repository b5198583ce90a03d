using CrmBot.Features.Customers;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>The lead that a button is about, for those who may do that with it.</summary>
internal sealed class LeadForChange(LeadDirectory leads, Policy policy)
{
    public Task<(Lead? Lead, CustomerBrief? Customer, Reply? Refusal)> FindAsync(
        Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
            FindAsync(turn, record, "change", cancellationToken);

    /// <param name="action">What <see cref="LeadPolicy"/> is asked: see, change, or assign to give it away.</param>
    public async Task<(Lead? Lead, CustomerBrief? Customer, Reply? Refusal)> FindAsync(
        Turn turn, RecordRef? record, string action, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(turn.Work, record, cancellationToken) is not var (lead, customer))
            return (null, null, new Reply.Refuse("lead.gone"));
        var decision = policy.Decide(turn.Actor, action, LeadDirectory.Subject(lead));
        return decision.Allowed
            ? (lead, customer, null)
            : (null, null, new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName)));
    }
}
