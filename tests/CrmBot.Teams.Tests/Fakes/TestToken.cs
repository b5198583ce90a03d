using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams.Tests;

/// <summary>Makes tokens, good and bad. Signed by hand, so that anything can be wrong with them.</summary>
public sealed class TestToken
{
    public JsonObject Header { get; } = new() { ["alg"] = "RS256", ["typ"] = "JWT" };

    public JsonObject Claims { get; } = [];

    public RSA Key { get; private set; } = FakeIssuers.BotKey;

    /// <summary>As Azure Bot Service signs for a Teams activity.</summary>
    public static TestToken BotService(DateTimeOffset now) => new TestToken()
        .Head("kid", "bot-1")
        .Claim("iss", "https://api.botframework.com")
        .Claim("aud", Samples.BotAppId)
        .Claim("serviceurl", Samples.Trusted)
        .Lives(now);

    /// <summary>As Entra signs for an app of the bot's tenant.</summary>
    public static TestToken Entra(DateTimeOffset now, string caller, string version = "2.0") => new TestToken()
        .Head("kid", "entra-1")
        .Claim("iss",
            version == "2.0" ? $"https://login.microsoftonline.com/{Samples.Tenant}/v2.0" : $"https://sts.windows.net/{Samples.Tenant}/")
        .Claim("aud", Samples.BotAppId)
        .Claim("tid", Samples.Tenant)
        .Claim("ver", version)
        .Claim(version == "2.0" ? "azp" : "appid", caller)
        .Lives(now)
        .SignedBy(FakeIssuers.EntraKey);

    public TestToken Head(string name, JsonNode? value)
    {
        Header[name] = value;
        return this;
    }

    public TestToken Claim(string name, JsonNode? value)
    {
        Claims[name] = value;
        return this;
    }

    public TestToken Without(string name)
    {
        Claims.Remove(name);
        Header.Remove(name);
        return this;
    }

    public TestToken Lives(DateTimeOffset now) =>
        Claim("nbf", now.ToUnixTimeSeconds()).Claim("exp", now.AddHours(1).ToUnixTimeSeconds());

    public TestToken SignedBy(RSA key)
    {
        Key = key;
        return this;
    }

    public string SigningInput => Encode(Header) + "." + Encode(Claims);

    public override string ToString() => Sign(SigningInput);

    public string Sign(string input) => input + "." + Base64UrlEncoder.Encode(
        Key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public string SignWith(Func<byte[], byte[]> sign) =>
        SigningInput + "." + Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(SigningInput)));

    public static string Encode(JsonObject part) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
