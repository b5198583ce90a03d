using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.FromOutside;

/// <summary>Tickets for other programs: where each stands, and what has happened to it.</summary>
internal static class LookTickets
{
    private const int MostHistory = 200;

    public static readonly IReadOnlyList<string> Parameters =
        ["customer", "number", "state", "open", "assignee", "queue", "changedSince", LookQuery.LimitName, LookQuery.AfterName];

    public static Task<ApiAnswer> ListAsync(Look look, CancellationToken cancellationToken)
    {
        var query = Filter(look.Query, look.Reach.Of<Ticket>(look.View));
        return Page.OfAsync(look, query, async found =>
        {
            var people = await ApiParts.PeopleAsync(look.View, found.Select(ticket => ticket.AssigneeId), cancellationToken);
            look.Seen.AddRange(found.Select(ticket => ticket.CustomerId));
            return found.Select(ticket => Print(ticket, people));
        }, cancellationToken);
    }

    public static async Task<ApiAnswer> OneAsync(Look look, CancellationToken cancellationToken)
    {
        if (await OneOf.Async<Ticket>(look, cancellationToken) is not { } ticket) return ApiAnswer.NotFound;
        look.Seen.Add(ticket.CustomerId);
        return await WholeAsync(look.View, ticket, 200, cancellationToken);
    }

    /// <summary>With its history, oldest first; of a very long one the latest part.</summary>
    public static async Task<ApiAnswer> WholeAsync(ReadView view, Ticket ticket, int status, CancellationToken cancellationToken)
    {
        var history = await view.Db.Set<TicketEvent>().AsNoTracking().Where(told => told.TicketId == ticket.Id)
            .OrderByDescending(told => told.At).ThenByDescending(told => told.Id)
            .Take(MostHistory).ToListAsync(cancellationToken);
        history.Reverse();
        var people = await ApiParts.PeopleAsync(view, history.Select(told => told.By).Append(ticket.AssigneeId), cancellationToken);
        var json = Print(ticket, people);
        json["history"] = new JsonArray([.. history.Select(told => (JsonNode)new JsonObject
        {
            ["kind"] = told.Kind, ["at"] = ApiTime.Write(told.At), ["by"] = people.Of(told.By), ["from"] = told.From, ["to"] = told.To,
            ["note"] = told.Note,
        })]);
        return ApiAnswer.Of(status, json) with { Tag = EntityTag.Of(ticket.Version) };
    }

    private static IQueryable<Ticket> Filter(LookQuery asked, IQueryable<Ticket> query)
    {
        if (asked.Id("customer") is { } customer) query = query.Where(ticket => ticket.CustomerId == customer);
        if (asked.Text("number") is { } said)
        {
            if (Number(said) is { } number) query = query.Where(ticket => ticket.Number == number);
            else asked.Errors["number"] = "a number such as T-1024";
        }

        if (asked.OneOf<TicketState>("state", TicketStates.Word) is { } state) query = query.Where(ticket => ticket.State == state);
        if (asked.Flag("open") is { } open) query = query.Where(ticket => ticket.IsOpen == open);
        if (asked.Id("assignee") is { } assignee) query = query.Where(ticket => ticket.AssigneeId == assignee);
        if (asked.Text("queue") is { } queue) query = query.Where(ticket => ticket.Queue == queue);
        if (asked.Time("changedSince") is { } since) query = query.Where(ticket => ticket.ChangedAt >= since);
        return query;
    }

    private static long? Number(string said) => long.TryParse(
        said.StartsWith("T-", StringComparison.OrdinalIgnoreCase) ? said[2..] : said, System.Globalization.NumberStyles.None,
        System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonObject Print(Ticket ticket, ApiPeople people) => new()
    {
        ["id"] = ticket.Id.ToString(),
        ["number"] = PrintTicket.Number(ticket),
        ["customer"] = ticket.CustomerId.ToString(),
        ["who"] = ticket.Who,
        ["type"] = ticket.Type,
        ["severity"] = ticket.Severity,
        ["queue"] = ticket.Queue,
        ["description"] = ticket.Description,
        ["item"] = ticket.Item,
        ["want"] = ticket.Want,
        ["state"] = TicketStates.Word(ticket.State),
        ["open"] = ticket.IsOpen,
        ["assignee"] = people.Of(ticket.AssigneeId),
        ["channel"] = ticket.Channel,
        ["cause"] = ticket.Cause,
        ["fix"] = ticket.Fix,
        ["firstContact"] = ticket.IsFirstContact,
        ["compensation"] = ApiParts.Money(ticket.Compensation, ticket.CompensationCurrency),
        ["mergedInto"] = ApiParts.Text(ticket.MergedIntoId),
        ["responseDueAt"] = ApiTime.Write(ticket.ResponseDueAt),
        ["resolveDueAt"] = ApiTime.Write(ticket.ResolveDueAt),
        ["responseBroken"] = ticket.IsResponseBroken,
        ["resolveBroken"] = ticket.IsResolveBroken,
        ["createdAt"] = ApiTime.Write(ticket.CreatedAt),
        ["changedAt"] = ApiTime.Write(ticket.ChangedAt),
        ["claimedAt"] = ApiTime.Write(ticket.ClaimedAt),
        ["resolvedAt"] = ApiTime.Write(ticket.ResolvedAt),
    };
}
