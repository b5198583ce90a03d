using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Differential;

/// <summary>How the two libraries should differ.</summary>
public enum Verdicts
{
    /// <summary>Both decide alike.</summary>
    Same,

    /// <summary>We refuse what Microsoft's library takes.</summary>
    WeRefuse,

    /// <summary>We take what Microsoft's library refuses.</summary>
    WeTake,
}

/// <summary>One request both libraries decide on.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Header">The Authorization header.</param>
/// <param name="Activity">The activity it comes with.</param>
/// <param name="Expected">How they should differ.</param>
/// <param name="Why">For a difference: our rule.</param>
public sealed record TokenCase(string Name, string Header, JsonObject Activity, Verdicts Expected = Verdicts.Same, string Why = "");

/// <summary>Good and forged tokens for the comparison.</summary>
public static class TokenCases
{
    private const string Other = "0a3c9d1e-6b7f-4c7d-9e35-1c2d3e4f5a6b";

    public static IEnumerable<TokenCase> All(DateTimeOffset now) =>
        [.. Headers(now), .. Signatures(now), .. Claims(now), .. Bindings(now), .. Entra(now)];

    private static IEnumerable<TokenCase> Headers(DateTimeOffset now)
    {
        var good = TestToken.BotService(now).ToString();
        yield return Case("a good token", good);
        yield return new("no scheme", good, Message());
        yield return new("only the scheme", "Bearer", Message());
        yield return new("another scheme", "Basic " + good, Message());
        yield return new("three parts", $"Bearer {good} x", Message());
        yield return new("scheme in lower case", "bearer " + good, Message(), Verdicts.WeTake, "schemes have no case (RFC 9110)");
        yield return Case("random text", "random-text");
        yield return Case("two segments", string.Join('.', good.Split('.')[..2]));
        yield return Case("four segments", good + ".x");
    }

    private static IEnumerable<TokenCase> Signatures(DateTimeOffset now)
    {
        var token = TestToken.BotService(now);
        var good = token.ToString();
        yield return Case("signed by another key", TestToken.BotService(now).SignedBy(FakeIssuers.OtherKey));
        yield return Case("signed by Entra's key", TestToken.BotService(now).Head("kid", "entra-1").SignedBy(FakeIssuers.EntraKey));
        yield return Case("no signature", token.SigningInput + ".");
        yield return Case("alg none", TestToken.BotService(now).Head("alg", "none").SigningInput + ".");
        yield return Case("alg none, signed", TestToken.BotService(now).Head("alg", "none"));
        yield return Case("changed claims",
            $"{good.Split('.')[0]}.{TestToken.Encode(TestToken.BotService(now).Claim("x", 1).Claims)}.{good.Split('.')[2]}");
        yield return Case("HS256 with the public key", TestToken.BotService(now).Head("alg", "HS256").SignWith(data =>
            HMACSHA256.HashData(Encoding.ASCII.GetBytes(FakeIssuers.BotKey.ExportRSAPublicKeyPem()), data)));
        yield return Case("PS256", TestToken.BotService(now).Head("alg", "PS256").SignWith(data =>
            FakeIssuers.BotKey.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)));
        yield return Case("RS384", TestToken.BotService(now).Head("alg", "RS384").SignWith(data =>
            FakeIssuers.BotKey.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)));
        yield return Case("RS512", TestToken.BotService(now).Head("alg", "RS512").SignWith(data =>
            FakeIssuers.BotKey.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)));
        yield return Case("unknown key", TestToken.BotService(now).Head("kid", "nobody"));
        yield return Case("no key id", TestToken.BotService(now).Without("kid"));
        yield return Case("own key in the header",
            TestToken.BotService(now).SignedBy(FakeIssuers.OtherKey).Head("jwk", FakeIssuers.Jwk("bot-1", FakeIssuers.OtherKey)));
        yield return Case("a critical header", TestToken.BotService(now).Head("crit", new JsonArray("exp")), Verdicts.WeRefuse,
            "2.2 check 2: no crit");
        yield return Case("another type", TestToken.BotService(now).Head("typ", "banana"), Verdicts.WeRefuse,
            "2.2 check 2: JWT or nothing");
    }

    private static IEnumerable<TokenCase> Claims(DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        // Node starts after these are made, and on a busy machine a minute later: the cases keep away from the five minutes of tolerance.
        yield return Case("expired two minutes ago", TestToken.BotService(now).Claim("exp", seconds - 120));
        yield return Case("expired six minutes ago", TestToken.BotService(now).Claim("exp", seconds - 360));
        yield return Case("valid in four minutes", TestToken.BotService(now).Claim("nbf", seconds + 240));
        yield return Case("valid in nine minutes", TestToken.BotService(now).Claim("nbf", seconds + 540));
        yield return Case("no end", TestToken.BotService(now).Without("exp"), Verdicts.WeRefuse, "2.2 check 7: no token without expiry");
        yield return Case("no beginning", TestToken.BotService(now).Without("nbf"), Verdicts.WeRefuse, "2.2 check 7: nbf present");
        yield return Case("end that is no number", TestToken.BotService(now).Claim("exp", "soon"));
        yield return Case("no audience", TestToken.BotService(now).Without("aud"));
        yield return Case("empty audience", TestToken.BotService(now).Claim("aud", ""));
        yield return Case("another audience", TestToken.BotService(now).Claim("aud", Other));
        yield return Case("two audiences", TestToken.BotService(now).Claim("aud", new JsonArray(Samples.BotAppId, Other)));
        yield return Case("audience in capitals", TestToken.BotService(now).Claim("aud", Samples.BotAppId.ToUpperInvariant()),
            Verdicts.WeTake, "2.2 check 6: GUIDs have no case");
        yield return Case("no issuer", TestToken.BotService(now).Without("iss"));
        yield return Case("issuer with a slash", TestToken.BotService(now).Claim("iss", "https://api.botframework.com/"));
        yield return Case("lookalike issuer", TestToken.BotService(now).Claim("iss", "https://api.botframework.com.evil.example"));
        yield return Case("government issuer", TestToken.BotService(now).Claim("iss", "https://api.botframework.us"));
    }

    private static IEnumerable<TokenCase> Bindings(DateTimeOffset now)
    {
        yield return Case("no service URL claim", TestToken.BotService(now).Without("serviceurl"));
        yield return Case("another service URL", TestToken.BotService(now).Claim("serviceurl", "https://evil.example/"));
        yield return Case("another path", TestToken.BotService(now).Claim("serviceurl", "https://smba.trafficmanager.net/amer/"));
        yield return Case("no slash at the end", TestToken.BotService(now).Claim("serviceurl", Samples.Trusted.TrimEnd('/')),
            Verdicts.WeTake, "57: one slash does not matter");
        yield return Case("host in capitals", TestToken.BotService(now).Claim("serviceurl", "https://SMBA.trafficmanager.net/emea/"),
            Verdicts.WeTake, "57: hosts have no case");
        yield return new("channel without endorsement", Bearer(TestToken.BotService(now)), Message().With("channelId", "slack"));
        yield return new(
            "empty channel", Bearer(TestToken.BotService(now)), Message().With("channelId", ""), Verdicts.WeRefuse,
            "61: an empty channel skips nothing");
        yield return new(
            "signed for a host outside the list",
            Bearer(TestToken.BotService(now).Claim("serviceurl", "https://evil.example/")),
            Samples.Message(serviceUrl: "https://evil.example/"),
            Verdicts.WeRefuse,
            "2.9: the service-URL gate");
        yield return new(
            "another tenant",
            Bearer(TestToken.BotService(now)),
            Message().With("channelData", new JsonObject { ["tenant"] = new JsonObject { ["id"] = Other } }),
            Verdicts.WeRefuse,
            "84: the tenant gate");
    }

    private static IEnumerable<TokenCase> Entra(DateTimeOffset now)
    {
        yield return Case("emulator token", TestToken.Entra(now, Samples.BotAppId), Verdicts.WeRefuse, "72: only where configured");
        yield return Case("emulator token for another audience", TestToken.Entra(now, Samples.BotAppId).Claim("aud", Other));
        yield return Case("emulator token of version 3", TestToken.Entra(now, Samples.BotAppId).Claim("ver", "3.0"));
        yield return Case("agent nobody allowed", TestToken.Entra(now, Other));
        yield return Case("anonymous skill", TestToken.Entra(now, "AnonymousSkill"));
        yield return Case("Entra token signed by the bot service's key",
            TestToken.Entra(now, Samples.BotAppId).Head("kid", "bot-1").SignedBy(FakeIssuers.BotKey));
        yield return Case(
            "a person's sign-in token",
            TestToken.Entra(now, Samples.BotAppId).Claim("scp", "access_as_user"),
            Verdicts.WeRefuse,
            "71: tokens of people are no channel tokens");
        yield return Case(
            "emulator token of a stranger's tenant",
            TestToken.Entra(now, Samples.BotAppId).Claim("tid", Other).Claim("iss", $"https://login.microsoftonline.com/{Other}/v2.0"),
            Verdicts.WeRefuse,
            "68: tenants are configured, never learned from a token");
    }

    private static TokenCase Case(string name, object token, Verdicts expected = Verdicts.Same, string why = "") =>
        new(name, Bearer(token), Message(), expected, why);

    private static string Bearer(object token) => "Bearer " + token;

    private static JsonObject Message() => Samples.Message(serviceUrl: Samples.Trusted);
}
