using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CrmBot.Features.Api;

/// <summary>Reads a call: who it is, the body up to its limit, the idempotency key. What is wrong is an answer.</summary>
internal sealed class ApiCall(ApiKeys keys, Clocks clocks)
{
    /// <summary>More than any lead needs.</summary>
    public const int LargestBody = 16 * 1024;
    public const string IdempotencyHeader = "Idempotency-Key", SignatureHeader = "X-Signature", KeyRoute = "key";
    private static readonly HashSet<string> KeyNames =
        new(["key", "api_key", "apikey", "api-key", "access_token", "token", "secret", "authorization", "bearer"],
            StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> JsonTypes = new(["application/json", "application/merge-patch+json"],
        StringComparer.OrdinalIgnoreCase);
    private const long Tolerance = 5 * 60;
    private const int LongestKey = 200, LongestSecret = 512, Deepest = 8;

    /// <summary>Who shows a known key; null when nobody does.</summary>
    public ApiCaller? Caller(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var secret = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
        return secret.Length is > 0 and <= LongestSecret ? keys.Find(secret) : null;
    }

    /// <summary>The key that a signed call names, before its signature is looked at.</summary>
    public ApiCaller? Named(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>() is { IsSigned: true } endpoint
            ? keys.Signer(context.GetRouteValue(KeyRoute) as string ?? "", endpoint.Scope) : null;

    public (ApiCaller? Caller, ApiAnswer? Problem) Authenticate(HttpContext context, string scope)
    {
        // What stands in an address stands in logs.
        if (context.Request.Query.Keys.Any(KeyNames.Contains))
            return (null,
                ApiAnswer.Problem(400, "A key belongs in the Authorization header, never in the address. Replace the one you sent."));
        if (Caller(context) is not { } caller)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return (null, ApiAnswer.Problem(401, "Send a known key as Authorization: Bearer <key>."));
        }

        return caller.Scopes.Contains(scope)
            ? (caller, null)
            : (null, ApiAnswer.Problem(403, $"This key does not have the scope {scope}."));
    }

    /// <summary>
    /// Who signed the body: <c>t=unix seconds,v1=hex</c> of HMAC-SHA256 over <c>t.body</c>. A signature is good for
    /// five minutes, so that what was overheard cannot be sent again later; within them it is the same call.
    /// </summary>
    public (ApiCaller? Caller, string? Signature) Verify(HttpContext context, string scope, byte[] body)
    {
        var caller = keys.Signer(context.GetRouteValue(KeyRoute) as string ?? "", scope);
        if (caller is null || context.Request.Headers[SignatureHeader].ToString().Split(",v1=") is not [['t', '=', .. var time], var hex])
            return (null, null);
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || Math.Abs(at - (clocks.SystemNow / 1000)) > Tolerance) return (null, null);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(caller.SigningKey.Span, signed));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(hex))
            ? (caller, expected)
            : (null, null);
    }

    /// <summary>The key; null when there is none.</summary>
    public static (string? Key, ApiAnswer? Problem) Key(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue(IdempotencyHeader, out var values)) return (null, null);
        var key = values.Count == 1 ? values[0]?.Trim() : null;
        return key is { Length: > 0 and <= LongestKey } && key.All(letter => letter is > ' ' and < (char)127)
            ? (key, null)
            : (null, ApiAnswer.Problem(400, "One Idempotency-Key, please.",
                new Dictionary<string, string> { [IdempotencyHeader] = $"1 to {LongestKey} visible ASCII letters" }));
    }

    public static async Task<(byte[]? Body, JsonObject? Json, ApiAnswer? Problem)> BodyAsync(HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !JsonTypes.Contains(type.MediaType.Value ?? ""))
            return (null, null, ApiAnswer.Problem(415, "The body must be application/json."));
        if (request.ContentLength > LargestBody || await ReadAsync(request.Body, cancellationToken) is not { } body)
            return (null, null, ApiAnswer.Problem(413, $"The body may have {LargestBody} bytes at most."));
        try
        {
            // Two values for one name would leave open which was meant.
            var options = new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false };
            if (JsonNode.Parse(body, documentOptions: options) is not JsonObject json)
                return (null, null, ApiAnswer.Problem(400, "The body must be a JSON object."));
            return IsText(body)
                ? (body, json, null)
                : (null, null, ApiAnswer.Problem(400, "The body has a text with half a letter (a lone surrogate) or a null letter in it."));
        }
        catch (JsonException wrong)
        {
            return (null, null,
                ApiAnswer.Problem(400, $"The body is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}."));
        }
    }

    // JSON may escape what is no text: half a letter cannot be read, and a null letter cannot be stored by PostgreSQL.
    private static bool IsText(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                    && reader.GetString()!.Contains('\0', StringComparison.Ordinal)) return false;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // Null when it is too large: a body without a length is read no further than the limit.
    private static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestBody + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read > LargestBody ? null : buffer[..read];
    }
}
