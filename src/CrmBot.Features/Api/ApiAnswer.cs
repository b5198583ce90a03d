using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CrmBot.Features.Api;

/// <summary>What a call is answered: a status and a JSON body. Stored with its idempotency key, so that a repeat gets the same bytes.</summary>
internal sealed record ApiAnswer(int Status, string Body)
{
    public static ApiAnswer Of(int status, JsonObject body) => new(status, body.ToJsonString());

    /// <summary>An RFC 9457 problem; <paramref name="errors"/> by field, each with what is wrong and what is allowed.</summary>
    public static ApiAnswer Problem(int status, string title, IReadOnlyDictionary<string, string>? errors = null)
    {
        var body = new JsonObject { ["type"] = "about:blank", ["title"] = title, ["status"] = status };
        if (errors is { Count: > 0 }) body["errors"] = new JsonObject([.. errors.Select(error => KeyValuePair.Create<string, JsonNode?>(error.Key, error.Value))]);
        return new(status, body.ToJsonString());
    }

    public IResult ToResult() => Results.Text(Body, Status < 400 ? "application/json" : "application/problem+json", Encoding.UTF8, Status);
}
