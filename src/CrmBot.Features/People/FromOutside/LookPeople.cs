using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People.FromOutside;

/// <summary><c>GET /api/v1/people</c>: our own people, whom other calls name by their id.</summary>
internal sealed class LookPeople(LookCall looks) : IApiRoutes
{
    private static readonly string[] Parameters = ["name", "team", LookQuery.LimitName, LookQuery.AfterName];

    public void Map(IEndpointRouteBuilder routes) =>
        looks.Map(routes, new Looked("/people", ApiScopes.PeopleRead, PartnerFields.PageOf + "person", Parameters, ListAsync));

    private static Task<ApiAnswer> ListAsync(Look look, CancellationToken cancellationToken)
    {
        var query = look.View.Db.Set<Person>().AsNoTracking().Where(person => person.IsActive);
        if (look.Caller.Team is { } only) query = query.Where(person => person.Team == only);
        if (look.Query.Text("name") is { } name) query = query.Where(person => person.Name == name);
        if (look.Query.Text("team") is { } team) query = query.Where(person => person.Team == team);
        return Page.OfAsync(look, query, found => Task.FromResult(found.Select(Print)), cancellationToken);
    }

    private static JsonObject Print(Person person) => new()
    {
        ["id"] = person.Id.ToString(), ["name"] = person.Name, ["role"] = person.Role, ["team"] = person.Team, ["locale"] = person.Locale,
        ["zone"] = person.Zone,
    };
}
