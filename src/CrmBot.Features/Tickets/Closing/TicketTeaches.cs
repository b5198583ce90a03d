using CrmBot.Features.Customers;
using CrmBot.Features.Knowledge;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Closing;

/// <summary>
/// What a ticket teaches: what was wrong and what helped; of a question, and of one that is not solved yet, what we told the customer last.
/// </summary>
internal sealed class TicketTeaches(TicketDirectory tickets, Policy policy) : IKnowledgeSource
{
    public string Kind => "ticket";

    public async Task<Learnt?> ReadAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(turn.Work, new RecordRef("ticket", id), cancellationToken) is not var (ticket, customer)
            || !policy.Decide(turn.Actor, "see", TicketDirectory.Subject(customer)).Allowed) return null;
        var solved = PrintCustomer.Joined(ticket.Cause, ticket.Fix);
        var taught = ticket.Type == TicketTypes.Inquiry || solved.Length == 0
            ? await ToldAsync(turn, ticket, cancellationToken) ?? solved
            : solved;
        return taught.Length > 0 ? new Learnt(ticket.Description, taught) : null;
    }

    private static async Task<string?> ToldAsync(Turn turn, Ticket ticket, CancellationToken cancellationToken) =>
        (await TicketRows.EventsAsync(turn.Work, ticket, cancellationToken))
            .LastOrDefault(static one => one.Kind == TicketEvent.Kinds.Replied && one.Note is { Length: > 0 })?.Note;
}
