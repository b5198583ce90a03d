using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using Microsoft.AspNetCore.Http;

namespace CrmBot.Features.Api;

/// <summary>What storing a body comes to, in one transaction.</summary>
internal delegate Task<ApiAnswer> StoreBody(UnitOfWork work, ApiCaller caller, CancellationToken cancellationToken);

/// <summary>A body that was read.</summary>
/// <param name="Store">Null when there are mistakes.</param>
/// <param name="Errors">What is wrong, by field.</param>
internal sealed record BodyRead(StoreBody? Store, Dictionary<string, string> Errors);

/// <summary>One thing that programs may bring.</summary>
/// <param name="Name">lead, ticket: the call is <c>POST /leads</c>, its scope <c>leads:write</c>.</param>
internal sealed record Brought(string Name, Func<JsonObject, BodyRead> Read)
{
    public string Plural => Name + "s";

    public string Scope => Plural + ":write";
}

/// <summary>A call that brings something: who calls, what is wrong with it, stored once, answered.</summary>
internal sealed class StoreCall(ApiCall call, AnswerOnce once)
{
    public async Task<IResult> RunAsync(HttpContext context, Brought what)
    {
        var (caller, problem) = call.Authenticate(context, what.Scope);
        if (caller is null) return problem!.ToResult();
        (var key, problem) = ApiCall.Key(context);
        if (problem is not null) return problem.ToResult();
        (var body, var json, problem) = await ApiCall.BodyAsync(context.Request, context.RequestAborted);
        return json is null ? problem!.ToResult() : await StoreAsync(context, what, caller, key, body!, json);
    }

    /// <summary>A call by a web hook, which signs its body instead of showing a key; the same signature is the same call.</summary>
    public async Task<IResult> RunSignedAsync(HttpContext context, Brought what)
    {
        var (body, json, problem) = await ApiCall.BodyAsync(context.Request, context.RequestAborted);
        if (body is null) return problem!.ToResult();
        var (caller, signature) = call.Verify(context, what.Plural + ":signed", body);
        if (caller is null) return ApiAnswer.Problem(401, $"Sign timestamp.body with your key: {ApiCall.SignatureHeader}: t=<unix seconds>,v1=<HMAC-SHA256 in hex>.").ToResult();
        return await StoreAsync(context, what, caller, signature, body, json!);
    }

    private async Task<IResult> StoreAsync(HttpContext context, Brought what, ApiCaller caller, string? key, byte[] body, JsonObject json)
    {
        var read = what.Read(json);
        if (read.Store is not { } store) return ApiAnswer.Problem(400, $"The {what.Name} was not stored: see errors.", read.Errors).ToResult();
        try
        {
            // What has begun to be stored is stored, whether the caller still waits or not.
            var (answer, isRepeat) = await once.RunAsync(caller, what.Plural, key, body, (work, token) => store(work, caller, token), CancellationToken.None);
            if (isRepeat) context.Response.Headers["Idempotency-Replayed"] = "true";
            return answer.ToResult();
        }
        catch (Exception problem) when (problem is TimeoutException || StoreTrouble.Explain(problem) is not null)
        {
            // The store was too busy, or its disk is full: nothing of it is stored.
            context.Response.Headers.RetryAfter = "2";
            return ApiAnswer.Problem(503, "Too busy; nothing was stored. Send it again.").ToResult();
        }
    }
}
