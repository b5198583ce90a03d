using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Tickets;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Outgoing;

/// <summary>
/// Tells the customer that somebody took their ticket, that we wait for them, that it is solved or open again, where the
/// ticket's queue says so. The message has the number and who works on it, and nothing of what we wrote to each other.
/// </summary>
internal sealed class TellTicketNews(
    WriteToCustomer write, ReachCustomer reach, ICustomerDirectory customers, QueueTable queues, IPersonDirectory people) : ITicketListener
{
    public async Task ChangedAsync(UnitOfWork work, Ticket ticket, TicketEvent told, CancellationToken cancellationToken)
    {
        if (About(told) is not { } about || ticket.MergedIntoId is not null) return;
        if (await queues.FindAsync(work, ticket.Queue, cancellationToken) is not { TellsCustomer: true }) return;
        if (await customers.FindAsync(work, ticket.CustomerId, cancellationToken) is not { } customer) return;
        var colleague = ticket.AssigneeId is { } id ? (await people.FindAsync(work, id, cancellationToken))?.Name : null;
        var news = new CustomerNews(about, $"ticket:{told.Id:N}", customer.Id,
            ticket.Id) { Number = PrintTicket.Number(ticket), Colleague = colleague ?? "" };
        if (about == "resolved") Forget(work, ticket.Id);
        await write.WriteAsync(work, news, await reach.FindAsync(work, customer, ticket.Who, cancellationToken), cancellationToken);
    }

    // Solved in the moment it was taken: that somebody took it is no news any more.
    private static void Forget(UnitOfWork work, Guid ticket) =>
        work.Db.RemoveRange(work.Db.Set<CustomerMessage>().Local
            .Where(message => message.TicketId == ticket && message.About == "claimed" && message.Version == 0).ToList());

    // Null for what is no news to the customer.
    private static string? About(TicketEvent told) => told.Kind switch
    {
        TicketEvent.Kinds.Claimed => "claimed",
        TicketEvent.Kinds.Resolved => "resolved",
        TicketEvent.Kinds.Reopened => "reopened",
        TicketEvent.Kinds.State when TicketStates.Read(told.To) == TicketState.WaitingCustomer => "waiting",
        _ => null,
    };
}

/// <summary>What could not be sent stands on the ticket's card, with a button to send it again.</summary>
internal sealed class UnsentOnTicket(PrintTicket print) : ITicketPart
{
    public async Task<TicketPart> OfAsync(ReadView view, Ticket ticket, CardView cardView, CancellationToken cancellationToken)
    {
        var messages = await view.Records.ReadAllAsync<CustomerMessage>(nameof(CustomerMessage.TicketId), ticket.Id, cancellationToken);
        List<JsonObject> rows =
        [
            .. messages.Where(message => message.IsUnsent).Select(message => CardRow.Of(
                print.Words(cardView.Locale, "outgoing.failedLabel"),
                PrintCustomer.Joined(
                    print.Words(cardView.Locale, "outgoing.about." + message.About),
                    print.Words(cardView.Locale, "outgoing.channel." + message.Channel),
                    print.Words(cardView.Locale, message.State == MessageState.Unknown ? "outgoing.unknown" : "outgoing.failed")))),
        ];
        return new TicketPart(rows) { IsUnsent = rows.Count > 0 };
    }
}

/// <summary>补发: what failed leaves again, because a person says so.</summary>
internal sealed class SendAgain(TicketForChange tickets) : TicketVerb(tickets)
{
    public override string Verb => "outgoing.again";

    protected override async Task<Reply> ActAsync(Turn turn, Ticket ticket, CardAction action, CancellationToken cancellationToken)
    {
        foreach (var message in await turn.Work.Records.ListAsync<CustomerMessage>(nameof(CustomerMessage.TicketId), ticket.Id,
            cancellationToken))
        {
            if (!message.IsUnsent) continue;
            (message.State, message.Attempts, message.NotBefore, message.Failure) = (MessageState.Waiting, 0, 0, null);
            message.Repeats++;
        }

        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }
}
