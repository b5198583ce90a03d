using CrmBot.Features.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Tickets.FromOutside;

/// <summary>
/// <c>POST /api/v1/tickets</c> for programs that hold a key, and <c>POST /api/v1/hooks/KEY/tickets</c> for shops, monitoring and the like,
/// which sign what they send.
/// </summary>
internal sealed class TicketRoutes(StoreCall call, TicketBody reader, ReceiveTicket receive) : IApiRoutes
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var tickets = new Brought("ticket", body => reader.Read(body) switch
        {
            ({ } told, var errors) => new((work, caller, token) => receive.StoreAsync(work, caller, told, token), errors),
            var (_, errors) => new(null, errors),
        });
        routes.MapPost("/tickets", (Delegate)((HttpContext context) => call.RunAsync(context, tickets)));
        routes.MapPost($"/hooks/{{{ApiCall.KeyRoute}}}/tickets", (Delegate)((HttpContext context) => call.RunSignedAsync(context, tickets)));
    }
}
