using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Lists;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>哪些工单…: tickets by kind, severity, state, whose they are, and when they came (intent <c>find</c> of tickets).</summary>
internal sealed class FindTickets(
    VisibleTickets visible, ListTickets list, IPersonDirectory people, WatchedPeople watched, CompanySettings settings) : IFindRecords, ICardVerb
{
    public string Of => "ticket";

    public string Verb => "ticket.page";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> FindAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        AnswerAsync(turn, frame, 0, cancellationToken);

    /// <summary>Another page of a list; the question comes from the client and is asked anew.</summary>
    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        action.Data["request"] is JsonObject request
            ? AnswerAsync(turn, new Frame("find", (JsonObject)request.DeepClone()), Page(action), cancellationToken)
            : Task.FromResult<Reply>(new Reply.Refuse("ticket.gone"));

    private async Task<Reply> AnswerAsync(Turn turn, Frame frame, int page, CancellationToken cancellationToken)
    {
        var query = Narrow(turn, frame, visible.Of(turn.Work, turn.Actor));
        if (frame.Text("owner") is { } owner)
        {
            if (await people.ResolveAsync(turn.Work, turn.Actor, owner, cancellationToken) is not { } person)
                return new Reply.Refuse("agenda.whoIsThat", ("name", owner));
            if (!watched.MaySee(turn.Actor, person)) return new Reply.Refuse("agenda.leadsOnly");
            query = query.Where(ticket => ticket.AssigneeId == person.Id);
        }

        if (frame.Is("as", "count")) return new Reply.Say("ticket.list.count", ("count", await query.CountAsync(cancellationToken)));
        return await list.PageAsync(turn, TicketScope.Ordered(query), TitleKey(frame), (JsonObject)frame.Slots.DeepClone(), page,
            cancellationToken);
    }

    private static string TitleKey(Frame frame) =>
        frame.Has(Frame.Unclaimed) ? "ticket.list.free"
            : frame.Text(Frame.InState) is { } state ? "ticket.list." + state
            : "ticket.list.title";

    private IQueryable<Ticket> Narrow(Turn turn, Frame frame, IQueryable<Ticket> query)
    {
        if (frame.Has(Frame.Unclaimed)) query = query.Where(ticket => ticket.AssigneeId == null);
        var over = frame.Is(Frame.InState, "resolved");
        if (over) query = query.Where(ticket => ticket.ResolvedAt != null && (!ticket.IsOpen || ticket.State == TicketState.Resolved));
        else if (TicketStates.Read(frame.Text(Frame.InState)) is { } state) query = query.Where(ticket => ticket.State == state);
        if (frame.Text("type") is { } type) query = query.Where(ticket => ticket.Type == type);
        if (frame.Text("sev") is { } severity) query = query.Where(ticket => ticket.Severity == severity);
        if (frame.Text("tier") is { } tier) query = query.Where(ticket => ticket.Tier == tier);
        if (frame.Text("region") is { } region)
        {
            var within = settings.RegionsIn(region).ToList();
            var there = turn.Db.Set<Customer>().Where(customer => customer.Region != null && within.Contains(customer.Region))
                .Select(customer => customer.Id);
            query = query.Where(ticket => there.Contains(ticket.CustomerId));
        }

        var (created, closed) = (Days(turn, frame, "created"), Days(turn, frame, "closed"));
        if (created.From is { } from) query = query.Where(ticket => ticket.CreatedAt >= from);
        if (created.To is { } to) query = query.Where(ticket => ticket.CreatedAt < to);
        if (closed.From is { } first) query = query.Where(ticket => ticket.ResolvedAt >= first);
        if (closed.To is { } last) query = query.Where(ticket => ticket.ResolvedAt < last);
        return over || ((frame.Has("created") || frame.Has("closed")) && !frame.Is("state", "open"))
            ? query
            : query.Where(ticket => ticket.IsOpen && ticket.State != TicketState.Resolved);
    }

    private static (long? From, long? To) Days(Turn turn, Frame frame, string slot)
    {
        if (frame.Slots[slot] is not JsonArray { Count: 2 } pair) return (null, null);
        return (At(pair[0])?.From, At(pair[1])?.To);

        (long From, long To)? At(JsonNode? node) =>
            node is JsonValue value && value.TryGetValue<string>(out var text) && SaidTime.Read(text) is { } day
                ? LocalDay.Of(day.Day, turn.Actor.Zone) : null;
    }

    private static int Page(CardAction action) =>
        int.TryParse(action.Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;
}
