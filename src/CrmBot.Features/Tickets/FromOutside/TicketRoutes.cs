using CrmBot.Features.Api;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Tickets.FromOutside;

/// <summary>
/// <c>POST /api/v1/tickets</c> for programs that hold a key, and <c>POST /api/v1/hooks/KEY/tickets</c> for shops, monitoring and the like,
/// which sign what they send. Whoever may read sees where tickets stand, and moves them for one of us.
/// </summary>
internal sealed class TicketRoutes(
    LookCall looks, StoreCall call, TicketBody reader, ReceiveTicket receive, MoveForSomebody move) : IApiRoutes
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var tickets = new Brought("ticket", asked => reader.Read(asked.Json) switch
        {
            ({ } told, var errors) => new((work, caller, token) => receive.StoreAsync(work, caller, told, token), errors),
            var (_, errors) => new(null, errors),
        });
        call.Map(routes, tickets);
        call.MapSigned(routes, tickets);
        looks.Map(routes, new Looked(tickets.Path, ApiScopes.TicketsRead, PartnerFields.PageOf + "ticket", LookTickets.Parameters,
            LookTickets.ListAsync));
        looks.Map(routes, new Looked(tickets.Path + "/" + RouteId.Part, ApiScopes.TicketsRead, "ticket", [], LookTickets.OneAsync));
        call.Map(routes, new Brought("ticket", asked => MoveBody.Read(asked.Json) switch
        {
            ({ } told, var errors) => new((work, caller, token) => move.MoveAsync(work, caller, asked, told, token), errors),
            var (_, errors) => new(null, errors),
        }) { Method = "PATCH", Path = tickets.Path + "/" + RouteId.Part, Shape = "ticket" });
    }
}
