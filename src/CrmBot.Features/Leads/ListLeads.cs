using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>Lists leads, a page at a time, each one tap away. In a group the list goes to the person's direct chat.</summary>
internal sealed class ListLeads(
    ICustomerDirectory customers, IPersonDirectory people, Policy policy, PrintLead print, PrintCustomer printCustomer)
{
    private const int PageSize = 8;

    /// <summary>Whose leads a person means by "the leads": a rep's own, a lead's team's, a manager's everybody's.</summary>
    public static LeadQuery Usual(Turn turn) => turn.Actor.Role switch
    {
        var role when Roles.SeesEverything(role) => new(null, null),
        Roles.Lead when turn.Actor.Team is { } team => new(null, team),
        _ => new(turn.Actor.Id, null),
    };

    public Task<Reply> UnratedAsync(Turn turn, int page, CancellationToken cancellationToken) =>
        PageAsync(turn, Usual(turn) with { OnlyUnrated = true }, "lead.list.unrated", new JsonObject { ["what"] = "unrated" }, page,
            cancellationToken);

    /// <param name="titleKey">Takes the count.</param>
    /// <param name="request">What the page buttons carry.</param>
    public async Task<Reply> PageAsync(
        Turn turn, LeadQuery query, string titleKey, JsonObject request, int page, CancellationToken cancellationToken)
    {
        var count = await query.CountAsync(turn.Work, cancellationToken);
        if (count == 0) return new Reply.Say("lead.list.none");
        var pages = (Math.Min(count, LeadQuery.MostCounted) + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, pages - 1);
        var shown = await query.ListAsync(turn.Work, page * PageSize, PageSize, cancellationToken);
        var names = await customers.FindManyAsync(turn.Work, [.. shown.Select(lead => lead.CustomerId).Distinct()], cancellationToken);
        List<JsonObject> rows = [];
        foreach (var lead in shown) rows.Add(await RowAsync(turn, lead, names.GetValueOrDefault(lead.CustomerId), cancellationToken));
        var card = new Reply.Card("lead-list", new JsonObject
        {
            ["rows"] = CardRow.List(rows),
            ["request"] = request,
            ["previous"] = page - 1,
            ["next"] = page + 1,
            ["hasPrevious"] = page > 0,
            ["hasNext"] = page + 1 < pages,
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(turn.Locale, titleKey, ("count", Counted(turn, count))),
                ["page"] = pages > 1 ? print.Words(turn.Locale, "agenda.page", ("page", page + 1), ("pages", pages)) : "",
            },
        });
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"leads:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("lead.list.inDirect");
    }

    /// <summary>The same count in a sentence: 23, or more than 500.</summary>
    public string Counted(Turn turn, int count) =>
        count > LeadQuery.MostCounted
            ? print.Words(turn.Locale, "lead.list.moreThan", ("count", LeadQuery.MostCounted))
            : print.Words(turn.Locale, "lead.list.exactly", ("count", count));

    private async Task<JsonObject> RowAsync(Turn turn, Lead lead, CustomerBrief? customer, CancellationToken cancellationToken)
    {
        var decision = policy.Decide(turn.Actor, "see", LeadDirectory.Subject(lead));
        var owner = lead.OwnerId is { } id ? await people.FindAsync(turn.Work, id, cancellationToken) : null;
        var budget = decision.Allowed && !decision.Masked.Contains(CustomerPolicy.Fields.Amount)
            ? Budget.Of(lead)?.Print(turn.Locale)
            : null;
        return new JsonObject
        {
            ["name"] = customer?.Name ?? "",
            ["detail"] = decision.Allowed
                ? PrintCustomer.Joined(lead.Need, budget,
                    lead.OwnerId == turn.Actor.Id ? null : printCustomer.Owner(owner?.Name, owner?.Team, turn.Locale))
                : PrintCustomer.Joined(print.Words(turn.Locale, "customer.taken"),
                    printCustomer.Owner(owner?.Name, owner?.Team, turn.Locale)),
            ["lead"] = LeadDirectory.Record(lead).ToString(),
            ["grade"] = lead.Grade ?? "",
            ["say"] = new JsonObject
            {
                ["grade"] = lead.Grade is null
                    ? print.Words(turn.Locale, "lead.list.noGrade")
                    : print.Words(turn.Locale, "customer.grade", ("grade", lead.Grade)),
                ["line"] = PrintCustomer.Joined(print.State(lead.State, turn.Locale),
                    printCustomer.Day(lead.CreatedAt, turn.Now, turn.Actor.Zone, turn.Locale)),
            },
        };
    }
}
