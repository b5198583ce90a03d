using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Deals.FromOutside;

/// <summary><c>GET /api/v1/deals</c>: sales on their way. They are moved in chat, where their questions are asked.</summary>
internal sealed class LookDeals(LookCall looks) : IApiRoutes
{
    private static readonly string[] Parameters = ["customer", "state", "stage", "owner", "movedSince", LookQuery.LimitName,
        LookQuery.AfterName];

    public void Map(IEndpointRouteBuilder routes)
    {
        looks.Map(routes, new Looked("/deals", ApiScopes.DealsRead, PartnerFields.PageOf + "deal", Parameters, ListAsync));
        looks.Map(routes, new Looked("/deals/" + RouteId.Part, ApiScopes.DealsRead, "deal", [], OneAsync));
    }

    private static Task<ApiAnswer> ListAsync(Look look, CancellationToken cancellationToken)
    {
        var query = look.Reach.Of<Deal>(look.View);
        if (look.Query.Id("customer") is { } customer) query = query.Where(deal => deal.CustomerId == customer);
        if (look.Query.OneOf<DealState>("state", Word) is { } state) query = query.Where(deal => deal.State == state);
        if (look.Query.Text("stage") is { } stage) query = query.Where(deal => deal.Stage == stage);
        if (look.Query.Id("owner") is { } owner) query = query.Where(deal => deal.OwnerId == owner);
        if (look.Query.Time("movedSince") is { } since) query = query.Where(deal => deal.MovedAt >= since);
        return Page.OfAsync(look, query, async found =>
        {
            var people = await ApiParts.PeopleAsync(look.View, found.Select(deal => deal.OwnerId), cancellationToken);
            return found.Select(deal => Print(deal, people));
        }, cancellationToken);
    }

    private static async Task<ApiAnswer> OneAsync(Look look, CancellationToken cancellationToken)
    {
        if (await OneOf.Async<Deal>(look, cancellationToken) is not { } deal) return ApiAnswer.NotFound;
        return ApiAnswer.Of(200, Print(deal,
            await ApiParts.PeopleAsync(look.View, [deal.OwnerId], cancellationToken))) with { Tag = EntityTag.Of(deal.Version) };
    }

    private static JsonObject Print(Deal deal, ApiPeople people) => new()
    {
        ["id"] = deal.Id.ToString(),
        ["number"] = PrintDeal.Number(deal),
        ["customer"] = deal.CustomerId.ToString(),
        ["name"] = deal.Name,
        ["owner"] = people.Of(deal.OwnerId),
        ["team"] = deal.Team,
        ["state"] = Word(deal.State),
        ["stage"] = deal.Stage,
        ["amount"] = ApiParts.Money(deal.Amount, deal.Currency),
        ["range"] = ApiParts.Range(deal.Money),
        ["per"] = deal.Per,
        ["probability"] = deal.Probability,
        ["closeOn"] = ApiParts.Day(deal.CloseOn),
        ["closedOn"] = ApiParts.Day(deal.ClosedOn),
        ["products"] = ApiParts.List(deal.Products),
        ["rival"] = deal.Rival,
        ["blocker"] = deal.Blocker,
        ["reason"] = deal.Reason,
        ["kind"] = deal.Kind,
        ["externalId"] = deal.ExternalId,
        ["openedAt"] = ApiTime.Write(deal.OpenedAt),
        ["movedAt"] = ApiTime.Write(deal.MovedAt),
    };

    private static string Word(DealState state) => state.ToString().ToLowerInvariant();
}
