using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets.Figures;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Tickets;

/// <summary>The lines of a ticket's full card: what is wrong, who works it, what happened, and what we owe the customer.</summary>
internal sealed class TicketRows(PrintTicket print, PrintCustomer customers, IPersonDirectory people, Timeline timeline, WhenWords when)
{
    private const int MostContacts = 3, MostPromises = 3, MostEvents = 4, LongestNote = 120, LongestInThread = 400;

    // What the clock and the parser's world need to know is no news to people.
    private static readonly HashSet<string> Silent = [TicketEvent.Kinds.Promised, TicketEvent.Kinds.Opened];

    public async Task<IReadOnlyList<JsonObject>> FactsAsync(
        ReadView view, Ticket ticket, CardView cardView, CancellationToken cancellationToken)
    {
        var locale = cardView.Locale;
        List<JsonObject> rows = [];
        Add("item", ticket.Item);
        Add("want", ticket.Want is { } want ? print.Want(want, locale) : null);
        Add("visit", when.Said(ticket.Visit, Instants.ToLocal(view.Now, cardView.Zone), locale));
        Add("repeat", ticket.Repeat is { } times ? print.Words(locale, "ticket.times", ("count", times)) : null);
        Add("who", ticket.Who);
        // Opened again: what helped last time did not last.
        var again = TicketStates.IsWork(ticket.State);
        Add(again ? "lastCause" : "cause", ticket.Cause);
        Add(again ? "lastFix" : "fix", ticket.Fix);
        if (ticket is { Compensation: { } amount, CompensationCurrency: { } currency })
            Add("compensation", new Budget(amount, amount, currency, false).Print(locale));
        if (await RelatedAsync(view, ticket.FollowsId, cancellationToken) is { } before) Add("follows", before);
        if (await RelatedAsync(view, ticket.MergedIntoId, cancellationToken) is { } kept) Add("mergedInto", kept);
        return rows;

        void Add(string field, string? text)
        {
            if (!string.IsNullOrEmpty(text)) rows.Add(CardRow.Of(print.Words(locale, "ticket.label." + field), text));
        }
    }

    /// <summary>The last talks with the customer and what was promised: nobody has to say it twice.</summary>
    public async Task<(IReadOnlyList<JsonObject> Contacts, IReadOnlyList<JsonObject> Promises)> HistoryAsync(
        ReadView view, Ticket ticket, CardView cardView, CancellationToken cancellationToken)
    {
        var contacts = await timeline.LatestAsync(view, ticket.CustomerId, MostContacts, cancellationToken);
        var promises = await timeline.PromisesAsync(view, ticket.CustomerId, MostPromises, cancellationToken);
        return (
            [.. contacts.Select(entry => CardRow.Of(
                PrintCustomer.Joined(customers.Date(entry.At, view.Now, cardView.Zone, cardView.Locale),
                    print.Words(cardView.Locale, entry.KindKey)),
                PrintCustomer.Joined(entry.Who, Shorten.To(entry.Text, LongestNote))))],
            [.. promises.Select(promise => CardRow.Of(
                promise.Due is { } due
                    ? customers.Date(due, view.Now, cardView.Zone, cardView.Locale)
                    : print.Words(cardView.Locale, "customer.noDate"), promise.Text))]);
    }

    /// <summary>What happened last, newest last.</summary>
    public async Task<IReadOnlyList<JsonObject>> ThreadAsync(
        ReadView view, IReadOnlyList<TicketEvent> events, CardView cardView, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var one in events.Where(known => !Silent.Contains(known.Kind)).TakeLast(MostEvents))
            rows.Add(await RowAsync(view, one, LongestNote, cardView, cancellationToken));
        return rows;
    }

    /// <summary>Everything that happened, newest last.</summary>
    public async Task<IReadOnlyList<JsonObject>> WholeThreadAsync(
        ReadView view, Ticket ticket, CardView cardView, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var one in (await EventsAsync(view, ticket, cancellationToken)).Where(known => !Silent.Contains(known.Kind)))
            rows.Add(await RowAsync(view, one, LongestInThread, cardView, cancellationToken));
        return rows;
    }

    /// <summary>开了 2 小时，换过 1 次手，答复客户 2 次，等过客户 1 次: what whoever takes it on should know first; our words only.</summary>
    public async Task<string> SummaryAsync(ReadView view, Ticket ticket, CardView cardView, CancellationToken cancellationToken)
    {
        var events = await EventsAsync(view, ticket, cancellationToken);
        return print.Words(
            cardView.Locale, "ticket.thread.summary", ("age", print.Span(view.Now - ticket.CreatedAt, cardView.Locale)),
            ("hands", HandOvers.Of(events).Count),
            ("replies", events.Count(one => one.Kind == TicketEvent.Kinds.Replied)),
            ("waits",
                events.Count(one => one.Kind == TicketEvent.Kinds.State && one.To == TicketStates.Word(TicketState.WaitingCustomer))));
    }

    public static async Task<IReadOnlyList<TicketEvent>> EventsAsync(ReadView view, Ticket ticket, CancellationToken cancellationToken) =>
        await view.Records.ReadAllAsync<TicketEvent>(nameof(TicketEvent.TicketId), ticket.Id, cancellationToken);

    private async Task<JsonObject> RowAsync(
        ReadView view, TicketEvent one, int longest, CardView cardView, CancellationToken cancellationToken)
    {
        var by = one.By is { } id ? (await people.FindAsync(view, id, cancellationToken))?.Name : null;
        var toward = one.Kind is TicketEvent.Kinds.Claimed or TicketEvent.Kinds.Reassigned
            && Guid.TryParseExact(one.To, "N", out var person) && person != one.By
            ? (await people.FindAsync(view, person, cancellationToken))?.Name
            : null;
        var what = print.Words(cardView.Locale, "ticket.event." + one.Kind, ("to", ToWord(one, cardView.Locale)));
        return CardRow.Of(
            PrintCustomer.Joined(print.Clock(one.At, view.Now, cardView.Zone, cardView.Locale), what),
            PrintCustomer.Joined(by, toward is null ? null : "→ " + toward, one.Note is { } note ? Shorten.To(note, longest) : null));
    }

    // Only words of ours: what people typed stands beside them.
    private string ToWord(TicketEvent one, string locale) => one.Kind switch
    {
        TicketEvent.Kinds.State when TicketStates.Read(one.To) is { } state => print.State(state, locale),
        TicketEvent.Kinds.Severity when one.To is { } severity => print.Severity(severity, locale),
        TicketEvent.Kinds.Warned or TicketEvent.Kinds.Escalated or TicketEvent.Kinds.Approved when one.To is { } code =>
            print.Words(locale, $"ticket.event.{one.Kind}To.{code.Replace(':', '_')}"),
        TicketEvent.Kinds.Merged => one.To ?? "",
        _ => "",
    };

    private static async Task<string?> RelatedAsync(ReadView view, Guid? id, CancellationToken cancellationToken) =>
        id is { } other && await view.Records.ReadAsync<Ticket>(other, cancellationToken) is { } ticket ? PrintTicket.Number(ticket) : null;
}
