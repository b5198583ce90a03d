using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Tickets.Lists;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Clock;

/// <summary>Broken deadlines in a queue's channel: a few of a minute each with its card, the rest of that minute as one list.</summary>
internal sealed class BreachList(QueueTable queues, ShowTicket show, ListTickets list, CardLibrary cards) : ITimerHandler
{
    private const string RuleName = "ticket.breaches";
    private const int Each = 5, MostListed = 12;
    private const long Minute = 60_000;

    public string Rule => RuleName;

    public async Task PostAsync(UnitOfWork work, Ticket ticket, Reply headline, string slot, CancellationToken cancellationToken)
    {
        var minute = work.Now / Minute;
        var before = await Of(work, ticket.Queue, minute).Take(Each + 1).CountAsync(cancellationToken);
        if (before <= Each) await show.ToQueueAsync(work, ticket, null, FormattableString.Invariant($"{slot}:{work.Now}"), headline, cancellationToken);
        else await work.Timers.SetAsync(RuleName, TicketQueue.IdOf(ticket.Queue), $"{minute}|{ticket.Queue}", (minute + 1) * Minute, cancellationToken);
    }

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var cut = timer.Slot.IndexOf('|', StringComparison.Ordinal);
        var (minute, name) = (long.Parse(timer.Slot[..cut], CultureInfo.InvariantCulture), timer.Slot[(cut + 1)..]);
        var queue = await queues.FindAsync(work, name, cancellationToken);
        if (queue?.PlaceKey is not { } place || await work.Outbox.LocaleOfAsync(place, cancellationToken) is not { } locale) return;
        var broken = Of(work, name, minute).Skip(Each);
        var count = await broken.CountAsync(cancellationToken);
        if (count == 0) return;
        var shown = await broken.Take(MostListed).ToListAsync(cancellationToken);
        var title = cards.Words(locale, "ticket.list.brokenAtOnce", ("count", count));
        var data = await list.DataAsync(work, shown, title, TimeZones.Find(queue.Zone), locale, cancellationToken);
        await work.Outbox.ToPlaceAsync(place, new Reply.Card("ticket-list", data), $"ticket.breaches:{queue.Id:N}:{minute}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
    }

    private static IQueryable<Ticket> Of(ReadView view, string queue, long minute) =>
        from one in view.Db.Set<TicketEvent>().AsNoTracking()
        join ticket in view.Db.Set<Ticket>().AsNoTracking() on one.TicketId equals ticket.Id
        where one.Kind == TicketEvent.Kinds.Warned && one.At >= minute * Minute && one.At < (minute + 1) * Minute && one.To!.EndsWith(":100") && ticket.Queue == queue
        orderby one.Id
        select ticket;
}
