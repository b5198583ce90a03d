using CrmBot.Features.Api.Events;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.FromOutside;

/// <summary>Tells what happens to tickets, from the rows that tell of it inside.</summary>
internal sealed class TicketEvents : IEventSource
{
    public string Kind => "ticket_event";

    public async Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken)
    {
        var told = (TicketEvent)saved.Record;
        if (saved.How != SavedHow.Created || TypeOf(told.Kind) is not { } type
            || await view.Records.ReadAsync<Ticket>(told.TicketId, cancellationToken) is not { } ticket)
            return Facts.Nothing;
        return
        [
            Facts.Of(
                type, TicketDirectory.Record(ticket), ticket.CustomerId, ("number", PrintTicket.Number(ticket)),
                ("state", TicketStates.Word(ticket.State)), ("by", told.By),
                ("assignee", ticket.AssigneeId), ("severity", ticket.Severity),
                ("queue", type == EventTypes.TicketCreated ? ticket.Queue : null)),
        ];
    }

    private static string? TypeOf(string kind) => kind switch
    {
        TicketEvent.Kinds.Opened => EventTypes.TicketCreated,
        TicketEvent.Kinds.Claimed or TicketEvent.Kinds.Reassigned => EventTypes.TicketClaimed,
        TicketEvent.Kinds.Resolved => EventTypes.TicketResolved,
        TicketEvent.Kinds.Reopened => EventTypes.TicketReopened,
        TicketEvent.Kinds.Closed => EventTypes.TicketClosed,
        _ => null,
    };
}

/// <summary>Tells that a ticket was taken back.</summary>
internal sealed class RemovedTickets : IEventSource
{
    public string Kind => "ticket";

    public Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NewEvent>>(
            saved.How == SavedHow.Removed ? [Facts.Of(EventTypes.TicketRemoved, saved.Ref, ((Ticket)saved.Record).CustomerId)] : []);
}
