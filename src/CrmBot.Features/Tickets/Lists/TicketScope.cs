using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>
/// The open tickets that a bulk order means, and those that wait for somebody, in the order in which they are to be taken.
/// </summary>
internal sealed class TicketScope(VisibleTickets visible, IPersonDirectory people, TicketKinds kinds, PrintTicket print, QueueTable queues)
{
    /// <param name="scope">The contract's <c>{type, sev, owner, state}</c>; <c>me</c> is the speaker.</param>
    /// <returns>Null when the owner is nobody we know.</returns>
    public async Task<IQueryable<Ticket>?> OfAsync(Turn turn, JsonObject scope, CancellationToken cancellationToken)
    {
        var query = visible.Of(turn.Work, turn.Actor).Where(ticket => ticket.IsOpen && ticket.State != TicketState.Resolved);
        if (Text(scope, "type") is { } type) query = query.Where(ticket => ticket.Type == type);
        if (Text(scope, "sev") is { } severity) query = query.Where(ticket => ticket.Severity == severity);
        if (Text(scope, "owner") is { } owner)
        {
            if (await people.ResolveAsync(turn.Work, turn.Actor, owner, cancellationToken) is not { } person) return null;
            query = query.Where(ticket => ticket.AssigneeId == person.Id);
        }

        return query;
    }

    /// <summary>Those nobody has taken: of the queues of the person's team first, hurry before age.</summary>
    public async Task<IReadOnlyList<Ticket>> FreeAsync(Turn turn, int most, CancellationToken cancellationToken)
    {
        var free = visible.Of(turn.Work, turn.Actor)
            .Where(ticket => ticket.IsOpen && ticket.State != TicketState.Resolved && ticket.AssigneeId == null);
        var own = (await queues.ListAsync(turn.Work, cancellationToken)).Where(queue => queue.Team is null || queue.Team == turn.Actor.Team)
            .Select(queue => queue.Name).ToList();
        var first = await Ordered(free.Where(ticket => own.Contains(ticket.Queue))).Take(most).ToListAsync(cancellationToken);
        return first.Count > 0 ? first : await Ordered(free).Take(most).ToListAsync(cancellationToken);
    }

    /// <param name="most">How many are done at once.</param>
    /// <returns>Empty when there is none.</returns>
    public async Task<IReadOnlyList<DraftLine>> DescribeAsync(
        Turn turn, JsonObject scope, bool onlyFree, int most, CancellationToken cancellationToken)
    {
        var all = await OfAsync(turn, scope, cancellationToken);
        var count = all is null ? 0 : await all.CountAsync(ticket => !onlyFree || ticket.AssigneeId == null, cancellationToken);
        List<DraftLine> lines = [];
        if (Text(scope, "type") is { } type) lines.Add(new("ticket.label.type", kinds.Word(type, turn.Locale)));
        if (Text(scope, "sev") is { } severity) lines.Add(new("ticket.label.severity", print.Severity(severity, turn.Locale)));
        if (Text(scope, "owner") is { } owner) lines.Add(new("ticket.label.assignee", owner == "me" ? turn.Actor.Name : owner));
        if (count == 0) return [];
        lines.Add(new("ticket.label.count", print.Words(turn.Locale,
            count > most ? "ticket.list.countedParts" : "ticket.list.counted", ("count", count), ("most", most))));
        return lines;
    }

    public static IQueryable<Ticket> Ordered(IQueryable<Ticket> tickets) =>
        tickets.OrderBy(ticket => ticket.Rank).ThenBy(ticket => ticket.CreatedAt).ThenBy(ticket => ticket.Id);

    private static string? Text(JsonObject scope, string name) =>
        scope[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
