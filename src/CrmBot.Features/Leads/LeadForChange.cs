using CrmBot.Features.Customers;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>The lead that a button is about, for those who may change it.</summary>
internal sealed class LeadForChange(LeadDirectory leads, Policy policy)
{
    public async Task<(Lead? Lead, CustomerBrief? Customer, Reply? Refusal)> FindAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(turn.Work, record, cancellationToken) is not var (lead, customer)) return (null, null, new Reply.Refuse("lead.gone"));
        var decision = policy.Decide(turn.Actor, "change", LeadDirectory.Subject(lead));
        return decision.Allowed ? (lead, customer, null) : (null, null, new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName)));
    }
}
