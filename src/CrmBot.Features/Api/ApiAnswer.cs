using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CrmBot.Features.Api;

/// <summary>
/// What a call is answered: a status and a JSON body. Stored with its idempotency key, so that a repeat gets the same bytes.
/// </summary>
internal sealed record ApiAnswer(int Status, string Body)
{
    /// <summary>Version of what is shown, to be sent back as <c>If-Match</c>; null where there is none.</summary>
    public string? Tag { get; init; }

    public static readonly ApiAnswer NotFound = Problem(404, "There is none, or this key does not see it.");

    /// <summary>The record is not in the state for that; <paramref name="code"/> is stable, for programs.</summary>
    public static ApiAnswer Conflict(string title, string code) =>
        new(409, new JsonObject { ["type"] = "about:blank", ["title"] = title, ["status"] = 409, ["code"] = code }.ToJsonString());

    public static ApiAnswer Wrong(string field, string what) =>
        Problem(400, "Nothing was stored: see errors.", new Dictionary<string, string> { [field] = what });

    /// <summary>Stored with a customer whom this key does not see: whoever looks after it hears of it, the caller nothing.</summary>
    public static ApiAnswer PassedOn { get; } = Of(202, new JsonObject { ["status"] = "passedOn" });

    public static ApiAnswer Of(int status, JsonObject body) => new(status, body.ToJsonString());

    /// <summary>An RFC 9457 problem; <paramref name="errors"/> by field, each with what is wrong and what is allowed.</summary>
    public static ApiAnswer Problem(int status, string title, IReadOnlyDictionary<string, string>? errors = null)
    {
        var body = new JsonObject { ["type"] = "about:blank", ["title"] = title, ["status"] = status };
        if (errors is { Count: > 0 })
            body["errors"] = new JsonObject([.. errors.Select(error => KeyValuePair.Create<string, JsonNode?>(error.Key, error.Value))]);
        return new(status, body.ToJsonString());
    }

    /// <summary>What this caller may see of it.</summary>
    /// <param name="shape">What the answer shows, see <see cref="PartnerFields"/>.</param>
    public ApiAnswer For(ApiCaller caller, string shape) =>
        caller.IsPartner && JsonNode.Parse(Body) is JsonObject json
            ? this with { Body = PartnerFields.Keep(Status < 400 ? shape : PartnerFields.Problem, json).ToJsonString() } : this;

    /// <summary>As <see cref="ToResult()"/>, with the version; what the caller has already is not sent again.</summary>
    public IResult ToResult(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (Tag is null) return ToResult();
        context.Response.Headers.ETag = Tag;
        return Status == 200 && HttpMethods.IsGet(context.Request.Method) && EntityTag.Read(context.Request.Headers.IfNoneMatch) == Tag
            ? Results.StatusCode(304) : ToResult();
    }

    public IResult ToResult() => Results.Text(Body, Status < 400 ? "application/json" : "application/problem+json", Encoding.UTF8, Status);
}
