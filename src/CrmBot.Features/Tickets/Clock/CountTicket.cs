using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Clock;

/// <summary>Counts a ticket's clocks anew, from nothing but what happened to it.</summary>
internal sealed class CountTicket(QueueTable queues)
{
    /// <summary>How the clocks stand at <paramref name="now"/>, with the last promise and the moment of the first response.</summary>
    public async Task<Counted> CountAsync(ReadView view, Guid ticketId, long now, CancellationToken cancellationToken)
    {
        var events = await view.Records.ReadAllAsync<TicketEvent>(nameof(TicketEvent.TicketId), ticketId, cancellationToken);
        var hours = new Dictionary<string, ServiceHours>(StringComparer.Ordinal);
        foreach (var queue in events.Where(known => known.Kind is TicketEvent.Kinds.Opened or TicketEvent.Kinds.Queue)
            .Select(known => known.To!).Distinct())
            hours[queue] = await queues.HoursAsync(view, queue, cancellationToken);
        return Count(events, hours, now);
    }

    /// <summary>The same for events at hand, in the order they happened.</summary>
    public static Counted Count(IReadOnlyList<TicketEvent> events, IReadOnlyDictionary<string, ServiceHours> hours, long now)
    {
        var counted = new Counted(ServiceClock.Begin(events.Count > 0 ? events[0].At : now), default, null);
        var at = ServiceHours.Always;
        foreach (var one in events)
        {
            var clock = counted.Clock.Advance(one.At, at).After(one.Kind, one.To);
            counted = counted with { Clock = clock, RespondedAt = clock.IsResponded ? counted.RespondedAt ?? one.At : null };
            if (one.Kind is TicketEvent.Kinds.Opened or TicketEvent.Kinds.Queue) at = hours[one.To!];
            if (one.Kind == TicketEvent.Kinds.Promised) counted = counted with { Promise = new(Number(one.From), Number(one.To)) };
        }

        return counted with { Clock = counted.Clock.Advance(now, at) };
    }

    private static long Number(string? text) => long.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="RespondedAt">Null while the customer has not heard from us.</param>
internal readonly record struct Counted(ServiceClock Clock, ServicePromise Promise, long? RespondedAt);
