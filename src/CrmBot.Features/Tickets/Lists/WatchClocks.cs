using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Watching;
using CrmBot.Language;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>哪些工单快超时了: whose next deadline is near, the nearest first.</summary>
internal sealed class WatchRisk(VisibleTickets visible, ListTickets list, WatchedPeople people) : IWatch
{
    private const double UsualHours = 2;
    private const long Hour = 3_600_000;

    public string Question => "sla_risk";

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var hours = double.TryParse(frame.Text("hours"), System.Globalization.CultureInfo.InvariantCulture, out var said)
            && said is > 0 and < 10_000 ? said : UsualHours;
        var until = turn.Now + (long)(hours * Hour);
        var (query, refusal) = await people.NarrowAsync(turn, frame, visible.Of(turn.Work, turn.Actor), cancellationToken);
        if (refusal is not null) return refusal;
        query = query.Where(ticket => ticket.IsOpen && ticket.NextDueAt > turn.Now && ticket.NextDueAt <= until);
        return await query.AnyAsync(cancellationToken)
            ? await list.PageAsync(turn, query.OrderBy(ticket => ticket.NextDueAt).ThenBy(ticket => ticket.Id), "ticket.list.risk", null, 0,
                cancellationToken)
            : new Reply.Say("ticket.list.noRisk");
    }
}

/// <summary>超时的工单: now, or of a period.</summary>
internal sealed class WatchBreach(VisibleTickets visible, ListTickets list, WatchedPeople people, PrintTicket print) : IWatch
{
    public string Question => "sla_breach";

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (query, refusal) = await people.NarrowAsync(turn, frame, visible.Of(turn.Work, turn.Actor), cancellationToken);
        if (refusal is not null) return refusal;
        query = Broken(turn, frame, query);
        if (frame.Is("by", "queue") && await ByQueueAsync(turn, frame, query, cancellationToken) is { } queues) return queues;
        return await query.AnyAsync(cancellationToken)
            ? await list.PageAsync(turn, query.OrderBy(ticket => ticket.Rank).ThenBy(ticket => ticket.NextDueAt)
                .ThenBy(ticket => ticket.Id), "ticket.list.broken", null, 0, cancellationToken)
            : new Reply.Say("ticket.list.noBroken");
    }

    // "Which queues" is answered with queues; their tickets are one tap away. Null when there are none.
    private async Task<Reply?> ByQueueAsync(Turn turn, Frame frame, IQueryable<Ticket> query, CancellationToken cancellationToken)
    {
        var counts = await query.GroupBy(ticket => ticket.Queue).Select(group => new { Queue = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        if (counts.Count == 0) return null;
        List<JsonObject> rows = [.. counts.OrderByDescending(one => one.Count).ThenBy(one => one.Queue, StringComparer.Ordinal)
            .Select(one => Figures.Row(one.Queue, print.Words(turn.Locale, "ticket.list.counted", ("count", one.Count))))];
        var data = Figures.Data(print.Words(turn.Locale, "ticket.list.byQueue"),
            print.Words(turn.Locale, "ticket.list.broken", ("count", counts.Sum(one => one.Count))), rows);
        (data["list"], data["from"], data["to"], data["of"]) =
            ("broken", frame.Text("from") ?? "", frame.Text("to") ?? "", frame.Text("of") ?? "");
        return await ListTickets.ToPersonAsync(turn, new Reply.Card("ticket-figures", data), cancellationToken);
    }

    private static IQueryable<Ticket> Broken(Turn turn, Frame frame, IQueryable<Ticket> query)
    {
        var (from, to) = Period.Of(turn, frame);
        if (from is null && to is null)
            return query.Where(ticket => ticket.IsOpen && ticket.State != TicketState.Resolved
                && (ticket.IsResolveBroken || (ticket.IsResponseBroken && ticket.RespondedAt == null)));
        return query.Where(ticket => ticket.CreatedAt >= (from ?? 0) && ticket.CreatedAt < (to ?? long.MaxValue)
            && ticket.MergedIntoId == null && (ticket.IsResolveBroken || ticket.IsResponseBroken));
    }
}

/// <summary>小李手上几单: somebody's open tickets, or how many everybody has.</summary>
internal sealed class WatchLoad(VisibleTickets visible, ListTickets list, WatchedPeople people, PrintTicket print) : IWatch
{
    public string Question => "load";

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (query, refusal) = await people.NarrowAsync(turn, frame, visible.Of(turn.Work, turn.Actor), cancellationToken);
        if (refusal is not null) return refusal;
        query = query.Where(ticket => ticket.IsOpen && ticket.State != TicketState.Resolved);
        if (frame.Has("of") && !await people.IsTeamAsync(turn, frame, cancellationToken))
        {
            if (await query.AnyAsync(cancellationToken))
                return await list.PageAsync(turn, TicketScope.Ordered(query), "ticket.list.load", null, 0, cancellationToken);
            // Who sells has leads and deals in hand, which are told elsewhere.
            return await people.IsSellerAsync(turn, frame, cancellationToken) ? Reply.Silence : new Reply.Say("ticket.list.noLoad");
        }

        var counts = await query.Where(ticket => ticket.AssigneeId != null).GroupBy(ticket => ticket.AssigneeId!.Value)
            .Select(group => new { Person = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        // What nobody has is nobody's of a team either.
        var waiting = await visible.Of(turn.Work, turn.Actor).CountAsync(
            ticket => ticket.IsOpen && ticket.State != TicketState.Resolved && ticket.AssigneeId == null, cancellationToken);
        List<JsonObject> rows = [];
        foreach (var one in counts.OrderByDescending(one => one.Count))
            rows.Add(Figures.Row((await people.NameAsync(turn, one.Person, cancellationToken)) ?? "",
                print.Words(turn.Locale, "ticket.list.counted", ("count", one.Count))));
        var card = new Reply.Card("ticket-figures",
            Figures.Data(print.Words(turn.Locale, "ticket.load.title"), print.Words(turn.Locale, "ticket.load.waiting", ("count", waiting)),
                rows));
        return await ListTickets.ToPersonAsync(turn, card, cancellationToken);
    }
}

/// <summary>The period of a question, in the speaker's days.</summary>
internal static class Period
{
    public static (long? From, long? To) Of(Turn turn, Frame frame) => (
        SaidTime.Read(frame.Text("from")) is { } first ? LocalDay.Of(first.Day, turn.Actor.Zone).From : null,
        SaidTime.Read(frame.Text("to")) is { } last ? LocalDay.Of(last.Day, turn.Actor.Zone).To : null);
}

/// <summary>Whose tickets a question is about: one person's, a team's, or everybody's.</summary>
internal sealed class WatchedPeople(IPersonDirectory people, CompanySettings settings)
{
    public async Task<(IQueryable<Ticket> Query, Reply? Refusal)> NarrowAsync(
        Turn turn, Frame frame, IQueryable<Ticket> query, CancellationToken cancellationToken)
    {
        if (frame.Text("of") is not { } of || OwnTeam.IsEverybody(turn.Actor, of)) return (query, null);
        if (await people.ResolveAsync(turn.Work, turn.Actor, of, cancellationToken) is { } one)
            return MaySee(turn.Actor, one)
                ? (query.Where(ticket => ticket.AssigneeId == one.Id), null)
                : (query, new Reply.Refuse("agenda.leadsOnly"));
        var team = of == "team" ? turn.Actor.Team : of;
        var members = await MembersAsync(turn, team, cancellationToken);
        if (members.Count == 0) return (query, new Reply.Refuse("agenda.whoIsThat", ("name", of)));
        return MaySee(turn.Actor, team)
            ? (query.Where(ticket => members.Contains(ticket.AssigneeId)), null)
            : (query, new Reply.Refuse("agenda.leadsOnly"));
    }

    // Of the others' tickets the reader sees few or none: a short list would say that there is no more.
    public bool MaySee(Actor actor, Colleague one) => actor.ActsFor(one.Id) || MaySee(actor, one.Team);

    private bool MaySee(Actor actor, string? team) => Roles.LooksAfter(actor, team) || TicketPolicy.Serves(actor, settings);

    public async Task<bool> IsTeamAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        frame.Text("of") is { } of && await people.ResolveAsync(turn.Work, turn.Actor, of, cancellationToken) is null;

    public async Task<bool> IsSellerAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        frame.Text("of") is { } of && await people.ResolveAsync(turn.Work, turn.Actor, of,
            cancellationToken) is { Role: Roles.Rep or Roles.Lead } one && !settings.ServesAll(one.Team);

    public async Task<string?> NameAsync(Turn turn, Guid person, CancellationToken cancellationToken) =>
        (await people.FindAsync(turn.Work, person, cancellationToken))?.Name;

    private async Task<List<Guid?>> MembersAsync(Turn turn, string? team, CancellationToken cancellationToken) =>
        team is null ? [] : [.. (await people.ListAsync(turn.Work, team, cancellationToken)).Select(person => (Guid?)person.Id)];
}

/// <summary>A card of figures: a name and a figure per line.</summary>
internal static class Figures
{
    public static JsonObject Data(string title, string note, IReadOnlyList<JsonObject> rows) => new()
    {
        ["rows"] = new JsonArray([.. rows]), ["list"] = "", ["from"] = "", ["to"] = "", ["of"] = "",
        ["say"] = new JsonObject { ["title"] = title, ["note"] = note },
    };

    public static JsonObject Row(string name, string figure) => new() { ["name"] = name, ["say"] = new JsonObject { ["figure"] = figure } };
}
