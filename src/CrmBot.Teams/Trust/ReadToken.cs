using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams;

/// <summary>A token whose signature nobody has checked yet.</summary>
internal readonly record struct UnverifiedToken(JsonElement Header, JsonElement Claims);

/// <summary>Reads header and claims strictly: no duplicate names (a second <c>tid</c> or <c>iss</c> is an attack, not data).</summary>
internal static class ReadToken
{
    private const int Longest = 16 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The token of an <c>Authorization</c> header: exactly two parts, a scheme in any case.</summary>
    public static ReadOnlyMemory<char>? FromHeader(string? header)
    {
        const string Scheme = "Bearer ";
        if (header is null || header.Length <= Scheme.Length || header.Length > Scheme.Length + Longest
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.IndexOf(' ', Scheme.Length) >= 0)
            return null;
        return header.AsMemory(Scheme.Length);
    }

    public static bool TryRead(string token, out UnverifiedToken read)
    {
        read = default;
        var parts = token.Split('.', 4);
        if (parts.Length != 3 || parts[2].Length == 0)
            return false;
        try
        {
            read = new UnverifiedToken(Parse(parts[0]), Parse(parts[1]));
            return read.Header.ValueKind == JsonValueKind.Object && read.Claims.ValueKind == JsonValueKind.Object;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return false;
        }
    }

    private static JsonElement Parse(string part)
    {
        var bytes = Base64UrlEncoder.DecodeBytes(part);
        // Half a surrogate pair passes the parser and throws only when read.
        return System.Text.Unicode.Utf8.IsValid(bytes) && !CheckEscapes.HasLoneSurrogate(bytes)
            ? JsonElement.Parse(bytes, Strict)
            : throw new FormatException();
    }
}
