using CrmBot.Features.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Leads;

/// <summary><c>POST /api/v1/leads</c>: leads from web forms and other programs.</summary>
internal sealed class LeadRoutes(ApiCall call, AnswerOnce once, LeadBody reader, ReceiveLead receive) : IApiRoutes
{
    public const string Scope = "leads:write";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/leads", (Delegate)PostAsync);

    private async Task<IResult> PostAsync(HttpContext context)
    {
        // What has begun to be stored is stored, whether the caller still waits or not.
        var (caller, problem) = call.Authenticate(context, Scope);
        if (caller is null) return problem!.ToResult();
        (var key, problem) = ApiCall.Key(context);
        if (problem is not null) return problem.ToResult();
        (var body, var json, problem) = await ApiCall.BodyAsync(context.Request, context.RequestAborted);
        if (json is null) return problem!.ToResult();
        var (facts, product, errors) = reader.Read(json);
        if (facts is null) return ApiAnswer.Problem(400, "The lead was not stored: see errors.", errors).ToResult();
        try
        {
            var (answer, isRepeat) = await once.RunAsync(
                caller, "leads", key, body, (work, token) => receive.StoreAsync(work, caller, facts, product, token), CancellationToken.None);
            if (isRepeat) context.Response.Headers["Idempotency-Replayed"] = "true";
            return answer.ToResult();
        }
        catch (TimeoutException)
        {
            // The store was too busy; nothing of it is stored.
            context.Response.Headers.RetryAfter = "2";
            return ApiAnswer.Problem(503, "Too busy; nothing was stored. Send it again.").ToResult();
        }
    }
}
