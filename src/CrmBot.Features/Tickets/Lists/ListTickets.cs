using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>Tickets as a list, a page at a time, each one tap away. In a group the list goes to the person's direct chat.</summary>
internal sealed class ListTickets(ICustomerDirectory customers, IPersonDirectory people, PrintTicket print)
{
    private const int PageSize = 8;

    /// <param name="query">In the order to be shown.</param>
    /// <param name="titleKey">Takes the count.</param>
    /// <param name="request">What the page buttons carry: the question, to be asked anew; null for a list of one page.</param>
    public async Task<Reply> PageAsync(
        Turn turn, IQueryable<Ticket> query, string titleKey, JsonObject? request, int page, CancellationToken cancellationToken)
    {
        var count = await query.CountAsync(cancellationToken);
        if (count == 0) return new Reply.Say("ticket.list.none");
        var pages = (count + PageSize - 1) / PageSize;
        page = request is null ? 0 : Math.Clamp(page, 0, pages - 1);
        var shown = await query.Skip(page * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        if (count == 1) turn.Memory.LastRecord = TicketDirectory.Record(shown[0]);   // 有人接了吗 behind it is asked of that one
        var title = print.Words(turn.Locale, titleKey, ("count", count));
        var card = new Reply.Card("ticket-list", await DataAsync(turn.Work, shown, title, turn.Actor.Zone, turn.Locale, cancellationToken));
        if (request is not null)
            Pages(card.Data, request, page, pages, print.Words(turn.Locale, "agenda.page", ("page", page + 1), ("pages", pages)));
        return await ToPersonAsync(turn, card, cancellationToken);
    }

    /// <summary>The card itself where one person reads; in a group a sentence, and the card in their direct chat.</summary>
    public static async Task<Reply> ToPersonAsync(Turn turn, Reply card, CancellationToken cancellationToken)
    {
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"tickets:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("lead.list.inDirect");
    }

    /// <summary>A list without pages; what is in it may be read by everybody, so that a channel can show it.</summary>
    public async Task<JsonObject> DataAsync(
        ReadView view, IReadOnlyList<Ticket> shown, string title, TimeZoneInfo zone, string locale, CancellationToken cancellationToken)
    {
        var names = await customers.FindManyAsync(view, [.. shown.Select(ticket => ticket.CustomerId).Distinct()], cancellationToken);
        List<JsonObject> rows = [];
        foreach (var ticket in shown)
            rows.Add(await RowAsync(view, ticket, names.GetValueOrDefault(ticket.CustomerId)?.Name ?? "", zone, locale, cancellationToken));
        return new JsonObject
        {
            ["rows"] = CardRow.List(rows), ["request"] = new JsonObject(), ["previous"] = 0, ["next"] = 0, ["hasPrevious"] = false,
            ["hasNext"] = false,
            ["say"] = new JsonObject { ["title"] = title, ["page"] = "" },
        };
    }

    private static void Pages(JsonObject data, JsonObject request, int page, int pages, string said)
    {
        (data["request"], data["previous"], data["next"], data["hasPrevious"], data["hasNext"]) = (request, page - 1, page + 1, page > 0,
            page + 1 < pages);
        if (pages > 1) data["say"]!["page"] = said;
    }

    private async Task<JsonObject> RowAsync(
        ReadView view, Ticket ticket, string customer, TimeZoneInfo zone, string locale, CancellationToken cancellationToken)
    {
        var assignee = ticket.AssigneeId is { } id ? (await people.FindAsync(view, id, cancellationToken))?.Name : null;
        var clock = ticket.RespondedAt is null && ticket.IsWork ? PlanClock.Response : PlanClock.Resolve;
        return new JsonObject
        {
            ["name"] = customer,
            ["detail"] = PrintCustomer.Joined(print.TypedKind(ticket), ticket.Queue, assignee),
            ["ticket"] = TicketDirectory.Record(ticket).ToString(),
            ["late"] = ticket.IsWork && (ticket.IsResolveBroken || (ticket.IsResponseBroken && ticket.RespondedAt is null)),
            ["say"] = new JsonObject
            {
                ["number"] = PrintTicket.Number(ticket),
                ["chips"] = PrintCustomer.Joined(print.Chips(ticket, locale), print.State(ticket.State, locale)),
                ["line"] = print.Deadline(ticket, clock, view.Now, zone, locale),
            },
        };
    }
}
