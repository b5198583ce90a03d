using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>
/// Shows a ticket to those who might take it: in its queue's channel, or, while the queue has none, to each of its people alone. Whoever
/// is first has it, and every copy says so.
/// </summary>
internal sealed class ShowTicket(QueueTable queues, QueuePeople people)
{
    private const int MostPeople = 12;

    /// <param name="here">Where the ticket's card is the answer anyway.</param>
    /// <param name="slot">Tells this showing from others of the same ticket.</param>
    /// <param name="headline">What is said above the card, or null.</param>
    public async Task ToQueueAsync(
        UnitOfWork work, Ticket ticket, Place? here, string slot, Reply? headline, CancellationToken cancellationToken)
    {
        var queue = await queues.FindAsync(work, ticket.Queue, cancellationToken);
        Reply card = new Reply.OfRecord(TicketDirectory.Record(ticket));
        var whole = headline is null ? card : new Reply.Several([headline, card]);
        if (queue?.PlaceKey is { } place && await work.Outbox.LocaleOfAsync(place, cancellationToken) is not null)
        {
            if (here is not null && ChannelRoot.IsIn(here, place)) return;
            await work.Outbox.ToPlaceAsync(place, whole, $"ticket:{ticket.Id:N}:{slot}", Delivery.AtLeastOnce, Priority.Notice,
                cancellationToken);
            return;
        }

        // What somebody has already is nobody else's business, except where the whole queue looks on.
        if (ticket.AssigneeId is not null) return;
        foreach (var person in (await people.ThereAsync(work, queue, cancellationToken)).Where(person => person.Id != ticket.CreatedBy)
            .Take(MostPeople))
            await ToPersonAsync(work, ticket, person.Id, NoticeOf(ticket), slot, headline, cancellationToken);
    }

    /// <param name="notice">Name of the notice, see <see cref="TicketNotices"/>.</param>
    public static Task ToPersonAsync(
        UnitOfWork work, Ticket ticket, Guid person, string notice, string slot, Reply? headline, CancellationToken cancellationToken)
    {
        Reply card = new Reply.OfRecord(TicketDirectory.Record(ticket));
        return work.Outbox.ToPersonAsync(
            person, headline is null ? card : new Reply.Several([headline, card]), $"{notice}:{ticket.Id:N}:{slot}:{person:N}",
            Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
    }

    private static string NoticeOf(Ticket ticket) => ticket.Severity == Severities.Urgent ? TicketNotices.NewUrgent : TicketNotices.New;
}
