using CrmBot.Features.Api;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Leads;

/// <summary><c>POST /api/v1/leads</c>: leads from web forms and other programs.</summary>
internal sealed class LeadRoutes(StoreCall call, LeadBody reader, ReceiveLead receive) : IApiRoutes
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var leads = new Brought("lead", asked => reader.Read(asked.Json) switch
        {
            ({ } facts, var product, var errors) =>
                new((work, caller, token) => receive.StoreAsync(work, caller, facts, product, token), errors),
            var (_, _, errors) => new(null, errors),
        });
        call.Map(routes, leads);
    }
}
