using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams;

/// <summary>Reads an issuer's published keys (§2.4): RSA for signing, 2048 bits or more, with an id; others are ignored.</summary>
internal static class ReadKeys
{
    private const int SmallestModulus = 2048 / 8;
    private const int MostKeys = 256;

    public static Dictionary<string, SigningKey> From(JsonElement jwks)
    {
        Dictionary<string, SigningKey> keys = new(StringComparer.Ordinal);
        if (jwks.Member("keys") is not { ValueKind: JsonValueKind.Array } list)
            return keys;
        foreach (var json in list.EnumerateArray().Take(MostKeys))
        {
            if (One(json) is { } key)
                keys[key.Id] = key;
        }

        return keys;
    }

    private static SigningKey? One(JsonElement json)
    {
        if (json.Text("kty") != "RSA" || json.Text("use") is not (null or "sig") || json.Text("kid") is not { Length: > 0 } id)
            return null;
        try
        {
            var parameters = new RSAParameters { Modulus = Bytes(json, "n"), Exponent = Bytes(json, "e") };
            if (parameters.Modulus is null or { Length: < SmallestModulus } || parameters.Exponent is null)
                return null;
            var (from, to) = Certificate(json);
            return new SigningKey(id, new RsaSecurityKey(parameters) { KeyId = id }, Endorsements(json), json.Text("issuer"), from, to);
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(JsonElement json, string name)
    {
        var bytes = json.Text(name) is { } text ? Base64UrlEncoder.DecodeBytes(text) : null;
        // A leading zero byte would count towards the size.
        return bytes is [0, .. var rest] ? rest : bytes;
    }

    private static (DateTimeOffset? From, DateTimeOffset? To) Certificate(JsonElement json)
    {
        if (json.Member("x5c") is not { ValueKind: JsonValueKind.Array } chain || chain.GetArrayLength() == 0)
            return (null, null);
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain[0].GetString() ?? ""));
        return (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
    }

    private static string[] Endorsements(JsonElement json) =>
        json.Member("endorsements") is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
