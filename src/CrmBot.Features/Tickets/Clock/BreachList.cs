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

/// <summary>
/// Broken deadlines in a queue's channel, and what goes a step up the ladder because of
/// them: a few of a minute each with its card, the rest of that minute as one list.
/// </summary>
internal sealed class BreachList(QueueTable queues, ShowTicket show, ListTickets list, CardLibrary cards) : ITimerHandler
{
    private const string RuleName = "ticket.breaches";
    private const int Each = 5, MostListed = 12;
    private const long Minute = 60_000;

    public string Rule => RuleName;

    public async Task PostAsync(UnitOfWork work, Ticket ticket, Reply headline, string slot, CancellationToken cancellationToken)
    {
        if (await IsAmongFirstAsync(work, ticket.Queue, TicketEvent.Kinds.Warned, cancellationToken))
            await show.ToQueueAsync(work, ticket, null, FormattableString.Invariant($"{slot}:{work.Now}"), headline, cancellationToken);
        else await LaterAsync(work, ticket.Queue, TicketEvent.Kinds.Warned, cancellationToken);
    }

    /// <summary>Whether what was just stored about a ticket of the queue is still one of the few that are shown by themselves.</summary>
    /// <param name="kind"><see cref="TicketEvent.Kinds.Warned"/> or <see cref="TicketEvent.Kinds.Escalated"/>.</param>
    public static async Task<bool> IsAmongFirstAsync(UnitOfWork work, string queue, string kind, CancellationToken cancellationToken) =>
        await Of(work, queue, kind, work.Now / Minute).Take(Each + 1).CountAsync(cancellationToken) <= Each;

    /// <summary>It will be in the list of this minute.</summary>
    public static Task LaterAsync(UnitOfWork work, string queue, string kind, CancellationToken cancellationToken)
    {
        var minute = work.Now / Minute;
        return work.Timers.SetAsync(RuleName, TicketQueue.IdOf(queue), $"{minute}|{kind}|{queue}", (minute + 1) * Minute,
            cancellationToken);
    }

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (timer.Slot.Split('|', 3) is not [var slot, var kind, var name]
            || !long.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var minute)) return;
        var queue = await queues.FindAsync(work, name, cancellationToken);
        if (queue?.PlaceKey is not { } place || await work.Outbox.LocaleOfAsync(place, cancellationToken) is not { } locale) return;
        var broken = Of(work, name, kind, minute).Skip(Each);
        var count = await broken.CountAsync(cancellationToken);
        if (count == 0) return;
        var shown = await broken.Take(MostListed).ToListAsync(cancellationToken);
        var title = cards.Words(locale, kind == TicketEvent.Kinds.Escalated ? "ticket.list.upAtOnce" : "ticket.list.brokenAtOnce",
            ("count", count));
        var data = await list.DataAsync(work, shown, title, TimeZones.Find(queue.Zone), locale, cancellationToken);
        await work.Outbox.ToPlaceAsync(place, new Reply.Card("ticket-list", data), $"ticket.breaches:{queue.Id:N}:{kind}:{minute}",
            Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
    }

    private static IQueryable<Ticket> Of(ReadView view, string queue, string kind, long minute) =>
        from one in view.Db.Set<TicketEvent>().AsNoTracking()
        join ticket in view.Db.Set<Ticket>().AsNoTracking() on one.TicketId equals ticket.Id
        where one.Kind == kind && one.At >= minute * Minute && one.At < (minute + 1) * Minute && ticket.Queue == queue
            && (kind != TicketEvent.Kinds.Warned || one.To!.EndsWith(":100"))
        orderby one.Id
        select ticket;
}
