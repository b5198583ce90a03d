using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Ladder;

/// <summary>A reply to the card that asks somebody to step in is about its ticket.</summary>
internal sealed class EscalationReplyContext(TicketReplyContext tickets) : IReplyContext
{
    public string Kind => "ticket_escalation";

    public async Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await view.Records.ReadAsync<Escalation>(id, cancellationToken) is { } escalation
            ? await tickets.DescribeAsync(view, escalation.TicketId, cancellationToken) : null;
}
