using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Features.Tickets.Closing;
using CrmBot.Features.Tickets.Figures;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets;

/// <summary>
/// The one card of a ticket, always as it stands now. In a group it says whose ticket it is, how urgent and until when, and nothing of what
/// the customer said; alone with an agent it is the whole desk: what is wrong, what was talked about, what we owe, and every button.
/// </summary>
internal sealed class TicketCard(
    TicketDirectory tickets, Policy policy, PrintTicket print, TicketRows rows, IPersonDirectory people, ProfileCard profile,
    IEnumerable<ITicketPart> parts, CompanySettings settings) : IRecordCard
{
    private const int MostColleagues = 40;

    public string Kind => "ticket";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(view, new RecordRef("ticket", id), cancellationToken) is not var (ticket, customer)) return null;
        var summary = ticket.Severity == Severities.Urgent && ticket.IsWork ? "ticket.summaryUrgent" : "ticket.summary";
        if (cardView.Viewer is not { } viewer)
            return new("ticket-group", await PosterAsync(view, ticket, customer, cardView, cancellationToken), summary);
        var decision = policy.Decide(viewer, "see", TicketDirectory.Subject(customer));
        return decision.Allowed
            ? new("ticket", await DeskAsync(view, ticket, customer, decision.Masked, cardView, cancellationToken), summary)
            : new("customer-taken", profile.Taken(customer.Name, customer.OwnerName, customer.Team, cardView.Locale), "ticket.summary");
    }

    private async Task<JsonObject> PosterAsync(
        ReadView view, Ticket ticket, CustomerBrief customer, CardView cardView, CancellationToken cancellationToken) => new()
        {
            ["name"] = customer.Name,
            ["kind"] = print.TypedKind(ticket),
            ["assignee"] = await AssigneeAsync(view, ticket, cardView, cancellationToken),
            ["urgent"] = ticket.Severity == Severities.Urgent && ticket.IsWork,
            ["late"] = ticket.IsWork && (ticket.IsResolveBroken || (ticket.IsResponseBroken && ticket.RespondedAt is null)),
            ["claim"] = ticket.IsWork && ticket.AssigneeId is null,
            ["work"] = ticket.IsWork,
            ["say"] = Say(view, ticket, cardView),
        };

    private async Task<JsonObject> DeskAsync(
        ReadView view, Ticket ticket, CustomerBrief customer, IReadOnlySet<string> masked, CardView cardView,
        CancellationToken cancellationToken)
    {
        var data = await PosterAsync(view, ticket, customer, cardView, cancellationToken);
        var works = policy.Decide(cardView.Viewer, "work", TicketDirectory.Subject(customer)).Allowed;
        var mine = works && ticket is { AssigneeId: { } assignee, IsWork: true } && cardView.Viewer!.ActsFor(assignee);
        var notes = !masked.Contains(CustomerPolicy.Fields.Notes);
        var (contacts, promises) = notes ? await rows.HistoryAsync(view, ticket, cardView, cancellationToken) : ([], []);
        data["description"] = ticket.Description;
        data["queue"] = ticket.Queue;
        var facts = (await rows.FactsAsync(view, ticket, cardView, cancellationToken)).ToList();
        data["unsent"] = false;
        foreach (var part in notes ? parts : []) Add(data, facts, await part.OfAsync(view, ticket, cardView, cancellationToken), works);
        data["rows"] = CardRow.List(facts);
        data["contacts"] = CardRow.List(contacts);
        data["promises"] = CardRow.List(promises);
        var events = await TicketRows.EventsAsync(view, ticket, cancellationToken);
        data["thread"] = CardRow.List(notes ? await rows.ThreadAsync(view, events, cardView, cancellationToken) : []);
        data["handed"] = notes && HandOvers.Of(events).Count > 0;
        data["repeats"] = mine && HandOvers.IsOpenToRepeat(events);
        data["say"]!["summary"] = await rows.SummaryAsync(view, ticket, cardView, cancellationToken);
        data["customerId"] = customer.Id.ToString("N");
        data["key"] = ProfileData.KeyOf(ticket.Id);
        data["claim"] = works && ticket.IsWork && ticket.AssigneeId is null;
        data["takeOver"] = works && ticket.IsWork && ticket.AssigneeId is not null && !mine;
        data["mine"] = mine;
        data["responded"] = ticket.RespondedAt is not null;
        data["paused"] = ticket.IsPaused || ticket.State == TicketState.OnHold;
        data["help"] = ticket.IsWork;
        data["reopen"] = works && !ticket.IsWork && ticket.MergedIntoId is null;
        data["owed"] = FollowComplaint.IsOwed(ticket) && works;
        data["colleagues"] = mine ? await ColleaguesAsync(view, ticket, cancellationToken) : [];
        data["say"]!["key"] = ProfileData.KeyOf(ticket.Id);
        data["say"]!["fix"] = print.Words(cardView.Locale, ticket.Type == TicketTypes.Complaint ? "ticket.input.plan" : "ticket.input.fix");
        return data;
    }

    private static void Add(JsonObject data, List<JsonObject> facts, TicketPart part, bool works)
    {
        facts.AddRange(part.Rows);
        if (part.IsUnsent && works) data["unsent"] = true;
    }

    private JsonObject Say(ReadView view, Ticket ticket, CardView cardView)
    {
        var locale = cardView.Locale;
        return new JsonObject
        {
            ["number"] = PrintTicket.Number(ticket),
            ["state"] = print.State(ticket.State, locale),
            ["chips"] = print.Chips(ticket, locale),
            ["response"] = print.Deadline(ticket, PlanClock.Response, view.Now, cardView.Zone, locale),
            ["resolve"] = print.Deadline(ticket, PlanClock.Resolve, view.Now, cardView.Zone, locale),
            ["owed"] = FollowComplaint.IsOwed(ticket)
                ? print.Words(locale, "ticket.owed",
                    ("when", print.Moment(ticket.ResolvedAt!.Value + FollowComplaint.Within, view.Now, cardView.Zone, locale)))
                : "",
            ["claimed"] = ticket is { ClaimedAt: { } at, AssigneeId: not null }
                ? print.Words(locale, "ticket.claimedAt", ("when", print.Clock(at, view.Now, cardView.Zone, locale)))
                : print.Words(locale, ticket.IsWork ? "ticket.nobody" : "ticket.nobodyWas"),
        };
    }

    private async Task<string> AssigneeAsync(ReadView view, Ticket ticket, CardView cardView, CancellationToken cancellationToken) =>
        ticket.AssigneeId is { } id ? (await people.FindAsync(view, id, cancellationToken))?.Name ?? "" : "";

    private async Task<JsonArray> ColleaguesAsync(ReadView view, Ticket ticket, CancellationToken cancellationToken)
    {
        var there = await people.AvailableAsync(view, new PeopleWanted([Roles.Agent, Roles.Presales, Roles.Lead]), view.Now,
            cancellationToken);
        return [.. there.Where(person => person.Id != ticket.AssigneeId && TicketPolicy.MayBeGiven(person, settings)).Take(MostColleagues)
            .Select(person => (JsonNode)new JsonObject { ["title"] = person.Name, ["value"] = person.Id.ToString() })];
    }
}
