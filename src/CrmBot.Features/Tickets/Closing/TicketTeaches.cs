using CrmBot.Features.Customers;
using CrmBot.Features.Knowledge;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Closing;

/// <summary>What a solved ticket teaches: what was wrong, and what helped.</summary>
internal sealed class TicketTeaches(TicketDirectory tickets, Policy policy) : IKnowledgeSource
{
    public string Kind => "ticket";

    public async Task<Learnt?> ReadAsync(Turn turn, Guid id, CancellationToken cancellationToken) =>
        await tickets.FindAsync(turn.Work, new RecordRef("ticket", id), cancellationToken) is var (ticket, customer)
            && policy.Decide(turn.Actor, "see", TicketDirectory.Subject(customer)).Allowed && PrintCustomer.Joined(ticket.Cause, ticket.Fix) is { Length: > 0 } taught
            ? new Learnt(ticket.Description, taught)
            : null;
}
