using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>恒达有什么工单: the customer's tickets, newest first (intent <c>show</c>, field tickets).</summary>
internal sealed class TicketsOfCustomer(VisibleTickets visible, ListTickets list) : IAnswerField
{
    public string Field => "tickets";

    public async Task<Reply?> AnswerAsync(Turn turn, Guid customerId, CancellationToken cancellationToken)
    {
        var theirs = visible.Of(turn.Work, turn.Actor).Where(ticket => ticket.CustomerId == customerId)
            .OrderByDescending(ticket => ticket.IsOpen).ThenByDescending(ticket => ticket.Id);
        return await theirs.AnyAsync(cancellationToken)
            ? await list.PageAsync(turn, theirs, "ticket.list.title", null, 0, cancellationToken) : null;
    }
}

/// <summary>Open tickets on the customer's card: whoever calls there should know.</summary>
internal sealed class TicketsOnProfile(PrintTicket print) : IProfilePart
{
    private const int Most = 3;

    public async Task<IReadOnlyList<JsonObject>> RowsAsync(
        ReadView view, Guid customerId, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        var tickets = await TicketDirectory.OfCustomerAsync(view, customerId, cancellationToken);
        return [.. tickets.Where(ticket => ticket.IsWork).Take(Most).Select(ticket => CardRow.Of(
            print.Words(locale, "ticket.label.ticket"),
            PrintCustomer.Joined(PrintTicket.Number(ticket), print.TypedKind(ticket), print.Chips(ticket, locale),
                print.State(ticket.State, locale))))];
    }
}
