using System.Globalization;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Features.Tickets.Closing;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets;

/// <summary>What happens to a ticket.</summary>
/// <param name="Kind">One of <see cref="TicketEvent.Kinds"/>.</param>
/// <param name="By">Null for the bot itself.</param>
internal sealed record TicketChange(string Kind, Guid? By, string? From = null, string? To = null)
{
    public string? Note { get; init; }

    /// <summary>What it does to the ticket itself.</summary>
    public Action<Ticket>? Effect { get; init; }
}

/// <summary>
/// The one way by which a ticket changes: its row, the event that tells of it, its clocks, its timers, the parser's world.
/// </summary>
internal sealed class ChangeTicket(QueueTable queues, ServicePromises promises, IEnumerable<ITicketListener> listeners)
{
    public async Task OpenAsync(UnitOfWork work, Ticket ticket, Guid? by, CancellationToken cancellationToken)
    {
        work.Db.Add(ticket);
        ticket.TakeClock(ServiceClock.Begin(work.Now), work.Now);
        Tell(work, ticket, new TicketChange(TicketEvent.Kinds.Opened, by, To: ticket.Queue));
        await PromiseAsync(work, ticket, cancellationToken);
        await FollowAsync(work, ticket, cancellationToken);
    }

    public async Task NoteAsync(UnitOfWork work, Ticket ticket, TicketChange change, CancellationToken cancellationToken)
    {
        // Counted up to now at the hours under which that time passed.
        ticket.TakeClock(ticket.Clock.Advance(work.Now, await queues.HoursAsync(work, ticket.Queue, cancellationToken)), work.Now);
        var after = ticket.Clock.After(change.Kind, change.To);
        change.Effect?.Invoke(ticket);
        ticket.TakeClock(after, work.Now);
        var told = Tell(work, ticket, change);
        foreach (var listener in listeners) await listener.ChangedAsync(work, ticket, told, cancellationToken);
        if (change.Kind is TicketEvent.Kinds.Severity or TicketEvent.Kinds.Queue) await PromiseAsync(work, ticket, cancellationToken);
        await FollowAsync(work, ticket, cancellationToken);
    }

    /// <summary>Derives timers and the parser's world from the ticket as it is.</summary>
    public async Task FollowAsync(UnitOfWork work, Ticket ticket, CancellationToken cancellationToken)
    {
        ticket.MarkChanged(work.Now);
        await PlanClock.SetAsync(work, ticket, await queues.HoursAsync(work, ticket.Queue, cancellationToken), cancellationToken);
        await CloseAfterGrace.SetAsync(work, ticket, cancellationToken);
        await FollowComplaint.SetAsync(work, ticket, cancellationToken);
        await work.World.ChangedAsync("ticket", ticket.Id, cancellationToken);
    }

    private async Task PromiseAsync(UnitOfWork work, Ticket ticket, CancellationToken cancellationToken)
    {
        var promise = await promises.OfAsync(work, ticket.Queue, ticket.Tier, ticket.Severity, cancellationToken);
        if (promise == new ServicePromise(ticket.ResponseTarget, ticket.ResolveTarget)) return;
        ticket.Promise(promise);
        Tell(work, ticket, new TicketChange(TicketEvent.Kinds.Promised, null, Text(promise.Response), Text(promise.Resolve)));
    }

    /// <summary>Only the event; for what changes nothing that a card shows.</summary>
    public static TicketEvent Tell(UnitOfWork work, Ticket ticket, TicketChange change) => work.Db.Add(new TicketEvent
    {
        TicketId = ticket.Id,
        Kind = change.Kind,
        At = work.Now,
        By = change.By,
        From = Clip.Optional(change.From, TicketEvent.ValueLength),
        To = Clip.Optional(change.To, TicketEvent.ValueLength),
        Note = Clip.Optional(change.Note, Ticket.TextLength),
    }).Entity;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
