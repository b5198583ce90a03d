using CrmBot.Features.Customers;
using CrmBot.Features.Knowledge;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>What a contact teaches: what was written down about it.</summary>
internal sealed class ContactTeaches(ICustomerDirectory customers, Policy policy) : IKnowledgeSource
{
    private const int LongestTitle = 40;

    public string Kind => "interaction";

    public async Task<Learnt?> ReadAsync(Turn turn, Guid id, CancellationToken cancellationToken) =>
        await turn.Work.Records.ReadAsync<Interaction>(id, cancellationToken) is { Note.Length: > 0 } told
            && await customers.FindAsync(turn.Work, told.CustomerId, cancellationToken) is { } customer
            && policy.Decide(turn.Actor, "see", customer.Subject).Allowed
            ? new Learnt(Shorten.To(told.Note, LongestTitle), told.Note)
            : null;
}
