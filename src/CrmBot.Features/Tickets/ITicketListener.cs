using System.Text.Json.Nodes;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets;

/// <summary>Learns what happened to a ticket, in the same transaction.</summary>
internal interface ITicketListener
{
    Task ChangedAsync(UnitOfWork work, Ticket ticket, TicketEvent told, CancellationToken cancellationToken);
}

/// <summary>What another feature knows about a ticket, as lines of its card; only for those who may read what was said.</summary>
internal interface ITicketPart
{
    Task<TicketPart> OfAsync(ReadView view, Ticket ticket, CardView cardView, CancellationToken cancellationToken);
}

/// <param name="Rows">As <see cref="Customers.CardRow"/>.</param>
internal sealed record TicketPart(IReadOnlyList<JsonObject> Rows)
{
    /// <summary>Something to the customer did not leave, and can be sent again.</summary>
    public bool IsUnsent { get; init; }
}
