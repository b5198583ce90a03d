using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Features.Watching;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>How many of the tickets of a period kept what was promised; those whose time still runs count for neither side.</summary>
/// <param name="Kept">In time.</param>
/// <param name="Broken">Late, or not yet and already too late.</param>
internal readonly record struct Attainment(int Kept, int Broken)
{
    public int Count => Kept + Broken;

    /// <summary>In per cent; null without any.</summary>
    public double? Rate => Count == 0 ? null : 100.0 * Kept / Count;

    public Attainment With(bool ended, bool broken) => (ended, broken) switch
    {
        (_, true) => this with { Broken = Broken + 1 },
        (true, false) => this with { Kept = Kept + 1 },
        _ => this,
    };
}

/// <summary>
/// SLA达标率: of the tickets opened in a period, this month when none is said; by queue or by person on request. Every figure opens its list.
/// </summary>
internal sealed class WatchRate(
    VisibleTickets visible, WatchedPeople people, QueueTable queues, PrintTicket print, DigestWords words) : IWatch
{
    public string Question => "sla_rate";

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (from, to) = frame.Has("from") || frame.Has("to")
            ? (SaidTime.Read(frame.Text("from"))?.Day, SaidTime.Read(frame.Text("to"))?.Day) : ThisMonth(turn);
        var (query, refusal) = await people.NarrowAsync(turn, frame, visible.Of(turn.Work, turn.Actor), cancellationToken);
        if (refusal is not null) return refusal;
        if (from is { } first) query = query.Where(ticket => ticket.CreatedAt >= LocalDay.Of(first, turn.Actor.Zone).From);
        if (to is { } last) query = query.Where(ticket => ticket.CreatedAt < LocalDay.Of(last, turn.Actor.Zone).To);
        // A duplicate is the same request twice; it counts once, as the ticket that was kept.
        var tickets = await query.Where(ticket => ticket.MergedIntoId == null).ToListAsync(cancellationToken);
        if (tickets.Count == 0)
            return Days(turn, from, to) is { } days
                ? new Reply.Say("ticket.rate.noneIn", ("days", days))
                : new Reply.Say("ticket.rate.none");
        var card = new Reply.Card("ticket-figures", await DataAsync(turn, frame, tickets, from, to, cancellationToken));
        return await ListTickets.ToPersonAsync(turn, card, cancellationToken);
    }

    /// <summary>First response and solution, each on its own.</summary>
    public async Task<(Attainment Response, Attainment Resolve)> CountAsync(
        ReadView view, IReadOnlyList<Ticket> tickets, CancellationToken cancellationToken)
    {
        var (response, resolve) = (new Attainment(0, 0), new Attainment(0, 0));
        var hours = await queues.HoursAsync(view, tickets.Select(static ticket => ticket.Queue), cancellationToken);
        foreach (var ticket in tickets)
        {
            var clock = ticket.Clock.Advance(view.Now, hours[ticket.Queue]);
            response = response.With(ticket.RespondedAt is not null, clock.ResponseSpent >= ticket.ResponseTarget);
            resolve = resolve.With(!ticket.IsWork, clock.ResolveSpent >= ticket.ResolveTarget);
        }

        return (response, resolve);
    }

    private async Task<JsonObject> DataAsync(
        Turn turn, Frame frame, List<Ticket> tickets, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var locale = turn.Locale;
        List<JsonObject> rows = [];
        var (response, resolve) = await CountAsync(turn.Work, tickets, cancellationToken);
        rows.Add(Figures.Row("", Line("response", response, locale)));
        rows.Add(Figures.Row("", Line("resolve", resolve, locale)));
        foreach (var group in await GroupsAsync(turn, frame, tickets, cancellationToken))
        {
            var (first, second) = await CountAsync(turn.Work, [.. group.Tickets], cancellationToken);
            rows.Add(Figures.Row(group.Name, PrintCustomer.Joined(Line("response", first, locale), Line("resolve", second, locale))));
        }

        var data = Figures.Data(print.Words(locale, "ticket.rate.title"), Note(turn, tickets.Count, from, to), rows);
        (data["from"], data["to"], data["of"]) = (Day(from), Day(to), frame.Text("of") ?? "");
        data["list"] = response.Broken + resolve.Broken > 0 ? "broken" : "";
        return data;
    }

    private async Task<IReadOnlyList<(string Name, IEnumerable<Ticket> Tickets)>> GroupsAsync(
        Turn turn, Frame frame, List<Ticket> tickets, CancellationToken cancellationToken)
    {
        if (frame.Is("by", "queue"))
            return [.. tickets.GroupBy(ticket => ticket.Queue).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, group.AsEnumerable()))];
        if (!frame.Is("by", "owner")) return [];
        List<(string, IEnumerable<Ticket>)> groups = [];
        foreach (var group in tickets.Where(ticket => ticket.AssigneeId is not null).GroupBy(ticket => ticket.AssigneeId!.Value))
            groups.Add((await people.NameAsync(turn, group.Key, cancellationToken) ?? "", group));
        return groups;
    }

    private string Line(string clock, Attainment one, string locale) => one.Rate is { } rate
        ? print.Words(locale, "ticket.rate." + clock, ("rate", rate.ToString("0.#", CultureInfo.InvariantCulture)), ("kept", one.Kept),
            ("count", one.Count))
        : print.Words(locale, $"ticket.rate.{clock}None");

    private string Note(Turn turn, int count, DateOnly? from, DateOnly? to) => Days(turn, from, to) is { } days
        ? print.Words(turn.Locale, "ticket.rate.noteIn", ("days", days), ("count", count))
        : print.Words(turn.Locale, "ticket.rate.note", ("count", count));

    private string? Days(Turn turn, DateOnly? from, DateOnly? to) =>
        from is { } first && to is { } last ? words.Days(first, last, DateOnly.FromDateTime(turn.LocalNow), turn.Locale) : null;

    private static (DateOnly? From, DateOnly? To) ThisMonth(Turn turn)
    {
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var first = new DateOnly(today.Year, today.Month, 1);
        return (first, first.AddMonths(1).AddDays(-1));
    }

    private static string Day(DateOnly? day) => day is { } known ? SaidTime.Write(known) : "";
}

/// <summary>看超时的 under the figures: the tickets behind them.</summary>
internal sealed class OpenBroken(WatchBreach breach) : ICardVerb
{
    public string Verb => "ticket.brokenOf";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var slots = new JsonObject { ["k"] = "sla_breach" };
        foreach (var bound in (string[])["from", "to"])
            if (SaidTime.Read(action.Text(bound)) is not null) slots[bound] = action.Text(bound);
        if (action.Text("of") is { Length: > 0 } of) slots["of"] = of;
        return breach.AnswerAsync(turn, new Frame("watch", slots), cancellationToken);
    }
}
