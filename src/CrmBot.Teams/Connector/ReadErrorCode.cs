using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>Finds the error code in the bodies connectors and gateways answer with (§3.5).</summary>
internal static class ReadErrorCode
{
    private const int Longest = 64;

    public static string? From(JsonElement body) =>
        Clean(body.Member("error").Text("code")) ?? SubCode(body.Text("message")) ?? Number(body.Member("errorCode"));

    // Some refusals carry their reason in a message that is itself JSON text.
    private static string? SubCode(string? message)
    {
        if (message is null || !message.AsSpan().TrimStart().StartsWith("{"))
            return null;
        try
        {
            return Clean(JsonElement.Parse(message).Text("subCode"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Number(JsonElement code) =>
        code.ValueKind is JsonValueKind.Number or JsonValueKind.String ? Clean(code.ToString()) : null;

    // Codes are logged and stored: letters, digits and little else. "Bad Argument" is spelled both ways.
    private static string? Clean(string? code)
    {
        if (string.IsNullOrEmpty(code))
            return null;
        var clean = string.Concat(code.Take(Longest).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'));
        return clean.Length == 0 ? null : clean;
    }
}
