using CrmBot.Features.Customers;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets;

/// <summary>Finds tickets, and the customer of each.</summary>
internal sealed class TicketDirectory(ICustomerDirectory customers)
{
    public static RecordRef Record(Ticket ticket) => new("ticket", ticket.Id);

    /// <summary>Whoever looks after the customer has a say in its tickets.</summary>
    public static Subject Subject(CustomerBrief customer) => customer.Subject with { Kind = "ticket" };

    /// <summary>Null when there is none (any more).</summary>
    public async Task<(Ticket Ticket, CustomerBrief Customer)?> FindAsync(
        ReadView view, RecordRef? record, CancellationToken cancellationToken) =>
            record is { Kind: "ticket", Id: var id } && await view.Records.FindAsync<Ticket>(id, cancellationToken) is { } ticket
                ? await WithCustomerAsync(view, ticket, cancellationToken)
                : null;

    public async Task<(Ticket Ticket, CustomerBrief Customer)?> FindAsync(
        ReadView view, long number, CancellationToken cancellationToken) =>
            (await view.Records.ListAsync<Ticket>(nameof(Ticket.Number), number, cancellationToken)).FirstOrDefault() is { } ticket
                ? await WithCustomerAsync(view, ticket, cancellationToken)
                : null;

    /// <summary>The customer's tickets, newest first.</summary>
    public static async Task<List<Ticket>> OfCustomerAsync(ReadView view, Guid customerId, CancellationToken cancellationToken)
    {
        var tickets = await view.Records.ListAsync<Ticket>(nameof(Ticket.CustomerId), customerId, cancellationToken);
        tickets.Reverse();
        return tickets;
    }

    /// <summary>How many tickets a person has in hand.</summary>
    public static Task<int> LoadAsync(ReadView view, Guid person, CancellationToken cancellationToken) => view.Db.Set<Ticket>()
        .CountAsync(ticket => ticket.AssigneeId == person && ticket.IsOpen && ticket.State != TicketState.Resolved, cancellationToken);

    private async Task<(Ticket, CustomerBrief)?> WithCustomerAsync(ReadView view, Ticket ticket, CancellationToken cancellationToken) =>
        await customers.FindAsync(view, ticket.CustomerId, cancellationToken) is { } customer ? (ticket, customer) : null;
}
