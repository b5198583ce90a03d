using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Api;

/// <summary>What storing a body comes to, in one transaction.</summary>
internal delegate Task<ApiAnswer> StoreBody(UnitOfWork work, ApiCaller caller, CancellationToken cancellationToken);

/// <summary>A body that was read.</summary>
/// <param name="Store">Null when there are mistakes.</param>
/// <param name="Errors">What is wrong, by field.</param>
internal sealed record BodyRead(StoreBody? Store, Dictionary<string, string> Errors);

/// <summary>What a program brings.</summary>
/// <param name="Id">The record in the address; empty where there is none.</param>
/// <param name="Match">The version the caller has seen; null when it did not say.</param>
internal sealed record BroughtBody(JsonObject Json, Guid Id, string? Match);

/// <summary>One thing that programs may bring or change.</summary>
/// <param name="Name">lead, ticket: by default the call is <c>POST /leads</c>, its scope <c>leads:write</c>.</param>
internal sealed record Brought(string Name, Func<BroughtBody, BodyRead> Read)
{
    public string Method { get; init; } = "POST";

    public string Path { get; init; } = $"/{Name}s";

    public string Scope { get; init; } = Name + "s:write";

    /// <summary>What the answer shows, see <see cref="PartnerFields"/>.</summary>
    public string Shape { get; init; } = Name + ".stored";

    /// <summary>The caller has to say which version it changes.</summary>
    public bool NeedsMatch { get; init; }

    public string Plural => Name + "s";
}

/// <summary>A call that brings something: who calls, what is wrong with it, stored once, answered.</summary>
internal sealed class StoreCall(ApiCall call, AnswerOnce once)
{
    public void Map(IEndpointRouteBuilder routes, Brought what) =>
        routes.MapMethods(what.Path, [what.Method], ResultCall.Of(context => RunAsync(context, what)))
            .WithMetadata(new ApiEndpoint(what.Scope, what.Shape, []));

    public void MapSigned(IEndpointRouteBuilder routes, Brought what) => routes
        .MapPost($"/hooks/{{{ApiCall.KeyRoute}}}{what.Path}", ResultCall.Of(context => RunSignedAsync(context, what)))
        .WithMetadata(new ApiEndpoint(what.Plural + ":signed", what.Shape, []) { IsSigned = true });

    private async Task<IResult> RunAsync(HttpContext context, Brought what)
    {
        var (caller, problem) = call.Authenticate(context, what.Scope);
        if (caller is null) return problem!.ToResult();
        return (await AnswerAsync(context, what, caller)).For(caller, what.Shape).ToResult(context);
    }

    private async Task<ApiAnswer> AnswerAsync(HttpContext context, Brought what, ApiCaller caller)
    {
        if (context.Request.Query.Count > 0) return ApiAnswer.Problem(400, "This call takes no parameters in its address.");
        var (key, problem) = ApiCall.Key(context);
        if (problem is not null) return problem;
        var match = EntityTag.Read(context.Request.Headers.IfMatch);
        if (what.NeedsMatch && match is null)
            return ApiAnswer.Problem(428, "Say which version you change: send the ETag of what you read as If-Match.");
        (var body, var json, problem) = await ApiCall.BodyAsync(context.Request, context.RequestAborted);
        return json is null
            ? problem!
            : await StoreAsync(context, what, caller, key, body!, new BroughtBody(json, RouteId.Of(context), match));
    }

    /// <summary>A call by a web hook, which signs its body instead of showing a key; the same signature is the same call.</summary>
    private async Task<IResult> RunSignedAsync(HttpContext context, Brought what)
    {
        var (body, json, problem) = await ApiCall.BodyAsync(context.Request, context.RequestAborted);
        if (body is null) return problem!.ToResult();
        var (caller, signature) = call.Verify(context, what.Plural + ":signed", body);
        if (caller is null)
            return ApiAnswer.Problem(401,
                $"Sign timestamp.body with your key: {ApiCall.SignatureHeader}: t=<unix seconds>,v1=<HMAC-SHA256 in hex>.").ToResult();
        return (await StoreAsync(context, what, caller, signature, body, new BroughtBody(json!, default, null))).For(caller, what.Shape)
            .ToResult(context);
    }

    private async Task<ApiAnswer> StoreAsync(
        HttpContext context, Brought what, ApiCaller caller, string? key, byte[] body, BroughtBody brought)
    {
        var read = what.Read(brought);
        if (read.Store is not { } store) return ApiAnswer.Problem(400, $"The {what.Name} was not stored: see errors.", read.Errors);
        try
        {
            // What has begun to be stored is stored, whether the caller still waits or not.
            var route = !what.Path.Contains(RouteId.Part, StringComparison.Ordinal) ? what.Plural : $"{what.Method} {context.Request.Path}";
            var (answer, isRepeat) = await once.RunAsync(caller, route, key, body, (work, token) => store(work, caller, token),
                CancellationToken.None);
            if (isRepeat) context.Response.Headers["Idempotency-Replayed"] = "true";
            return answer;
        }
        catch (Exception problem) when (problem is TimeoutException || StoreTrouble.Explain(problem) is not null)
        {
            // The store was too busy, or its disk is full: nothing of it is stored.
            context.Response.Headers.RetryAfter = "2";
            return ApiAnswer.Problem(503, "Too busy; nothing was stored. Send it again.");
        }
    }
}
