using System.Text.Json.Nodes;
using CrmBot.Runtime.Events;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Api.Events;

/// <summary>
/// <c>GET /api/v1/events</c>: what happened, in order and without gaps. Whoever reads on from the last cursor misses nothing.
/// </summary>
internal sealed class EventRoutes(LookCall looks) : IApiRoutes
{
    private const string Type = "type", FromNow = "now";
    private const int MostRounds = 10;
    private static readonly string[] Parameters = [LookQuery.AfterName, LookQuery.LimitName, Type];

    public void Map(IEndpointRouteBuilder routes) =>
        looks.Map(routes, new Looked("/events", ApiScopes.EventsRead, PartnerFields.PageOf + PrintEvent.Shape, Parameters, ListAsync));

    private static async Task<ApiAnswer> ListAsync(Look look, CancellationToken cancellationToken)
    {
        var (limit, type, said) = (look.Query.Limit(), look.Query.OneOf(Type, EventTypes.All), look.Query.Text(LookQuery.AfterName));
        var start = said switch
        {
            null => default(EventPosition),
            FromNow => await EventFeed.EndAsync(look.View, cancellationToken),
            _ => EventPosition.Parse(said),
        };
        if (start is not { } position)
        {
            look.Query.Errors[LookQuery.AfterName] = "the next of the answer before, or now";
            return ApiAnswer.NotFound;
        }

        var forgotten = await EventFeed.ForgottenAsync(look.View, cancellationToken);
        if (said is not null && position < forgotten)
            return ApiAnswer.Problem(410,
                "What came after that cursor is no longer kept. Read the records anew, then go on from after=now.");
        return await ReadAsync(look, position, limit, type, cancellationToken);
    }

    private static async Task<ApiAnswer> ReadAsync(
        Look look, EventPosition position, int limit, string? type, CancellationToken cancellationToken)
    {
        List<JsonObject> items = [];
        var more = true;
        // A type or a team that is rare must not make one call read everything.
        for (var round = 0; round < MostRounds && more && items.Count < limit; round++)
        {
            var read = await EventFeed.AfterAsync(look.View, position, LookQuery.MostItems, cancellationToken);
            more = read.Count == LookQuery.MostItems;
            var seen = await look.Reach.AmongAsync(look.View, [.. read.Select(told => told.Parent).OfType<Guid>().Distinct()],
                cancellationToken);
            foreach (var told in read)
            {
                if (items.Count == limit)
                {
                    more = true;
                    break;
                }

                position = told.Position;
                if ((type is not null && told.Type != type)
                    || (seen is not null && !(told.Parent is { } customer && seen.Contains(customer)))) continue;
                items.Add(PrintEvent.Json(told));
            }
        }

        return ApiAnswer.Of(200, new JsonObject { ["items"] = new JsonArray([.. items.Select(item => (JsonNode)item)]),
            ["next"] = position.ToString(), ["more"] = more });
    }
}
