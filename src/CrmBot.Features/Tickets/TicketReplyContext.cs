using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>A reply to a ticket's card is about that ticket.</summary>
internal sealed class TicketReplyContext(TicketDirectory tickets) : IReplyContext
{
    public string Kind => "ticket";

    public async Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await tickets.FindAsync(view, new RecordRef("ticket", id), cancellationToken) is var (ticket, customer)
            ? new ReplyCard("ticket", customer.Name, ticket.Number)
            : null;
}
