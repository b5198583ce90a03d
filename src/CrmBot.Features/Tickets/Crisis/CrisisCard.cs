using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Crisis;

/// <summary>
/// The room's card: who has which part, what is done and by whom, what is late; in a group without anything the customer said.
/// </summary>
internal sealed class CrisisCard(
    TicketDirectory tickets, IPersonDirectory directory, CrisisPeople people, PrintTicket print, ProfileCard profile) : IRecordCard
{
    private const int MostColleagues = 40;
    private static readonly string[] Wanted = [Roles.Agent, Roles.Presales, Roles.Lead, Roles.Manager, Roles.Director];

    public string Kind => "crisis";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<CrisisRoom>(id, cancellationToken) is not { } room) return null;
        var about = room.TicketId is { } ticket ? await tickets.FindAsync(view, new RecordRef("ticket", ticket), cancellationToken) : null;
        if (!room.IsDrill && about is null) return null;
        if (cardView.Viewer is { } viewer && !await people.MaySeeAsync(view, viewer, room, cancellationToken))
            return about is var (_, customer)
                ? new("customer-taken", profile.Taken(customer.Name, customer.OwnerName, customer.Team, cardView.Locale), "crisis.summary")
                : null;
        return new("crisis", await DataAsync(view, room, about?.Ticket, about?.Customer, cardView, cancellationToken),
            room.IsDrill ? "crisis.summaryDrill" : "crisis.summary");
    }

    private async Task<JsonObject> DataAsync(
        ReadView view, CrisisRoom room, Ticket? ticket, CustomerBrief? customer, CardView cardView, CancellationToken cancellationToken)
    {
        var locale = cardView.Locale;
        // In a group nobody in particular looks: the buttons are there, and whoever may not press them is told so.
        var leads = room.IsOpen && (cardView.Viewer is null || await people.LeadsAsync(view, cardView.Viewer, room, cancellationToken));
        return new JsonObject
        {
            ["drill"] = room.IsDrill,
            ["open"] = room.IsOpen,
            ["leads"] = leads,
            ["name"] = customer?.Name ?? "",
            ["ticket"] = ticket is not null && cardView.Viewer is not null ? TicketDirectory.Record(ticket).ToString() : "",
            ["roles"] = CardRow.List(
            [
                await RoleAsync(view, "lead", room.LeadId, locale, cancellationToken),
                await RoleAsync(view, "voice", room.VoiceId, locale, cancellationToken),
                await RoleAsync(view, "technician", room.TechnicianId, locale, cancellationToken),
            ]),
            ["items"] = CardRow.List(await ItemsAsync(view, room, cardView, cancellationToken)),
            ["people"] = leads ? await ColleaguesAsync(view, cancellationToken) : [],
            ["summary"] = room.Summary ?? "",
            ["endedBy"] = await NameAsync(view, room.EndedBy, cancellationToken),
            ["say"] = Say(view, room, ticket, cardView),
        };
    }

    private JsonObject Say(ReadView view, CrisisRoom room, Ticket? ticket, CardView cardView)
    {
        var (locale, late) = (cardView.Locale, CrisisList.Late(room, view.Now).Count);
        return new JsonObject
        {
            ["key"] = ProfileData.KeyOf(room.Id),
            ["title"] = print.Words(locale, (room.IsDrill, room.IsOpen) switch
            {
                (true, true) => "crisis.title.drill",
                (true, false) => "crisis.title.drillOver",
                (false, true) => "crisis.title.open",
                _ => "crisis.title.over",
            }),
            ["number"] = ticket is null ? "" : PrintTicket.Number(ticket),
            ["since"] = print.Words(locale, "crisis.since", ("when", print.Clock(room.StartedAt, view.Now, cardView.Zone, locale)),
                ("done", room.Ticks.Count), ("all", CrisisList.Items.Count)),
            ["late"] = late > 0 ? print.Words(locale, "crisis.late", ("count", late)) : "",
            ["ended"] = room.EndedAt is { } at
                ? print.Words(
                    locale, room.EndedBy is null ? "crisis.endedItself" : "crisis.ended",
                    ("when", print.Clock(at, view.Now, cardView.Zone, locale)), ("took", print.Span(at - room.StartedAt, locale)))
                : "",
        };
    }

    private async Task<List<JsonObject>> ItemsAsync(ReadView view, CrisisRoom room, CardView cardView, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var item in CrisisList.Items)
        {
            var tick = room.Ticks.FirstOrDefault(known => known.Item == item.Code);
            rows.Add(new JsonObject
            {
                ["item"] = item.Code,
                ["done"] = tick is not null,
                ["late"] = CrisisList.IsLate(room, item, view.Now),
                ["by"] = await NameAsync(view, tick?.By, cancellationToken),
                ["say"] = new JsonObject
                {
                    ["what"] = print.Words(cardView.Locale, "crisis.item." + item.Code),
                    ["when"] = tick is null
                        ? print.Words(cardView.Locale, "crisis.within", ("minutes", item.Minutes))
                        : print.Words(cardView.Locale, "crisis.after",
                            ("when", print.Clock(tick.At, view.Now, cardView.Zone, cardView.Locale)),
                            ("took", print.Span(tick.At - room.StartedAt, cardView.Locale))),
                },
            });
        }

        return rows;
    }

    private async Task<JsonObject> RoleAsync(
        ReadView view, string part, Guid? person, string locale, CancellationToken cancellationToken) =>
            CardRow.Of(print.Words(locale, "crisis.role." + part),
                await NameAsync(view, person, cancellationToken) is { Length: > 0 } name ? name : print.Words(locale, "crisis.nobody"));

    private async Task<string> NameAsync(ReadView view, Guid? person, CancellationToken cancellationToken) =>
        person is { } id ? (await directory.FindAsync(view, id, cancellationToken))?.Name ?? "" : "";

    private async Task<JsonArray> ColleaguesAsync(ReadView view, CancellationToken cancellationToken) =>
    [
        .. (await directory.AvailableAsync(view, new PeopleWanted(Wanted), view.Now, cancellationToken)).Take(MostColleagues)
            .Select(person => (JsonNode)new JsonObject { ["title"] = person.Name, ["value"] = person.Id.ToString() }),
    ];
}
