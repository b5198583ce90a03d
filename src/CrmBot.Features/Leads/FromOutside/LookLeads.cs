using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Leads.FromOutside;

/// <summary><c>GET /api/v1/leads</c>: inquiries, whose they are and how far.</summary>
internal sealed class LookLeads(LookCall looks) : IApiRoutes
{
    private static readonly string[] Parameters = ["customer", "state", "open", "owner", "changedSince", LookQuery.LimitName,
        LookQuery.AfterName];

    public void Map(IEndpointRouteBuilder routes)
    {
        looks.Map(routes, new Looked("/leads", ApiScopes.LeadsRead, PartnerFields.PageOf + "lead", Parameters, ListAsync));
        looks.Map(routes, new Looked("/leads/" + RouteId.Part, ApiScopes.LeadsRead, "lead", [], OneAsync));
    }

    private static Task<ApiAnswer> ListAsync(Look look, CancellationToken cancellationToken)
    {
        var query = look.Reach.Of<Lead>(look.View);
        if (look.Query.Id("customer") is { } customer) query = query.Where(lead => lead.CustomerId == customer);
        if (look.Query.OneOf<LeadState>("state", LeadStates.Word) is { } state) query = query.Where(lead => lead.State == state);
        if (look.Query.Flag("open") is { } open) query = query.Where(lead => lead.IsOpen == open);
        if (look.Query.Id("owner") is { } owner) query = query.Where(lead => lead.OwnerId == owner);
        if (look.Query.Time("changedSince") is { } since) query = query.Where(lead => lead.ChangedAt >= since);
        return Page.OfAsync(look, query, async found =>
        {
            var people = await ApiParts.PeopleAsync(look.View, found.Select(lead => lead.OwnerId), cancellationToken);
            return found.Select(lead => Print(lead, people));
        }, cancellationToken);
    }

    private static async Task<ApiAnswer> OneAsync(Look look, CancellationToken cancellationToken)
    {
        if (await OneOf.Async<Lead>(look, cancellationToken) is not { } lead) return ApiAnswer.NotFound;
        look.Seen.Add(lead.CustomerId);
        return ApiAnswer.Of(200, Print(lead,
            await ApiParts.PeopleAsync(look.View, [lead.OwnerId], cancellationToken))) with { Tag = EntityTag.Of(lead.Version) };
    }

    private static JsonObject Print(Lead lead, ApiPeople people) => new()
    {
        ["id"] = lead.Id.ToString(),
        ["number"] = PrintLead.Number(lead),
        ["customer"] = lead.CustomerId.ToString(),
        ["contact"] = ApiParts.Text(lead.ContactId),
        ["state"] = LeadStates.Word(lead.State),
        ["open"] = lead.IsOpen,
        ["owner"] = people.Of(lead.OwnerId),
        ["team"] = lead.Team,
        ["source"] = lead.Source,
        ["channel"] = lead.Channel,
        ["need"] = lead.Need,
        ["product"] = lead.Product,
        ["region"] = lead.Region,
        ["within"] = lead.Within,
        ["budget"] = ApiParts.Range(Budget.Of(lead)),
        ["grade"] = lead.Grade,
        ["score"] = lead.Score,
        ["reason"] = lead.Reason,
        ["createdAt"] = ApiTime.Write(lead.CreatedAt),
        ["changedAt"] = ApiTime.Write(lead.ChangedAt),
        ["acceptedAt"] = ApiTime.Write(lead.AcceptedAt),
        ["firstContactAt"] = ApiTime.Write(lead.FirstContactAt),
        ["settledAt"] = ApiTime.Write(lead.SettledAt),
    };
}
