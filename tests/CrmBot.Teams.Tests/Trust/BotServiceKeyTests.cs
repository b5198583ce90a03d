using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams.Tests.Trust;

/// <summary>With which keys and algorithms a token may be signed.</summary>
public sealed class BotServiceKeyTests : IAsyncLifetime
{
    private RegisteredBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await RegisteredBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("nOnE")]
    public async Task Case_037_unsigned_tokens_are_401(string algorithm)
    {
        var token = bot.Token.Head("alg", algorithm);
        await bot.UnauthorisedAsync(token.SigningInput + ".");
        await bot.UnauthorisedAsync(token.SigningInput + ".AA");
        await bot.UnauthorisedAsync(token);
    }

    [Fact]
    public async Task Case_038_a_public_key_used_as_a_shared_secret_is_401()
    {
        var modulus = FakeIssuers.BotKey.ExportParameters(false).Modulus!;
        foreach (var secret in new[] { Encoding.ASCII.GetBytes(FakeIssuers.BotKey.ExportRSAPublicKeyPem()),
            FakeIssuers.BotKey.ExportSubjectPublicKeyInfo(), modulus })
            await bot.UnauthorisedAsync(bot.Token.Head("alg", "HS256").SignWith(data => HMACSHA256.HashData(secret, data)));
    }

    [Fact]
    public async Task Case_039_other_algorithms_are_401()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await bot.UnauthorisedAsync(bot.Token.Head("alg", "ES256").SignWith(data => curve.SignData(data, HashAlgorithmName.SHA256)));
        await bot.UnauthorisedAsync(bot.Token.Head("alg", "PS256").SignWith(data =>
            FakeIssuers.BotKey.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)));
        await bot.UnauthorisedAsync(bot.Token.Head("alg", "RS1").SignWith(data =>
            FakeIssuers.BotKey.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1)));
        await bot.UnauthorisedAsync(bot.Token.Head("alg", 5));
        await bot.UnauthorisedAsync(bot.Token.Without("alg"));
    }

    [Fact]
    public async Task The_longer_hashes_are_taken()
    {
        await bot.TakenAsync(bot.Token.Head("alg", "RS384").SignWith(data =>
            FakeIssuers.BotKey.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)));
        await bot.TakenAsync(bot.Token.Head("alg", "RS512").SignWith(data =>
            FakeIssuers.BotKey.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)));
    }

    [Fact]
    public async Task Case_040_keys_named_in_the_token_are_never_used()
    {
        foreach (var (name, value) in new (string, JsonNode)[]
        {
            ("jwk", FakeIssuers.Jwk("bot-1", FakeIssuers.OtherKey)),
            ("jku", "https://evil.example/keys"),
            ("x5u", "https://evil.example/cert"),
            ("x5c", FakeIssuers.Certificate(FakeIssuers.OtherKey, bot.Clock.GetUtcNow().AddDays(-1), bot.Clock.GetUtcNow().AddDays(1))),
        })
        {
            await bot.UnauthorisedAsync(bot.Token.SignedBy(FakeIssuers.OtherKey).Head(name, value));
        }

        bot.Issuers.Fetched.ShouldAllBe(path => path.StartsWith(FakeIssuers.BotLogin, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Case_041_a_critical_header_is_401() => await bot.UnauthorisedAsync(bot.Token.Head("crit", new JsonArray("exp")));

    [Fact]
    public async Task Case_042_a_changed_payload_is_401()
    {
        var parts = bot.Token.ToString().Split('.');
        var changed = bot.Token.Claim("serviceurl", Samples.Trusted + "x");
        await bot.UnauthorisedAsync($"{parts[0]}.{TestToken.Encode(changed.Claims)}.{parts[2]}");
        await bot.UnauthorisedAsync($"{parts[0]}.{parts[1]}.{Base64UrlEncoder.Encode(new byte[256])}");
    }

    [Fact]
    public async Task Case_043_unknown_keys_cause_one_refresh_in_five_minutes()
    {
        await bot.TakenAsync(bot.Token);
        var before = bot.Issuers.Fetched.Count;
        for (var i = 0; i < 1000; i++)
            await bot.UnauthorisedAsync(bot.Token.Head("kid", $"made-up-{i}"));
        (bot.Issuers.Fetched.Count - before).ShouldBe(2); // one refresh is metadata and keys
        bot.Clock.Advance(TimeSpan.FromMinutes(5.1));
        await bot.UnauthorisedAsync(bot.Token.Head("kid", "made-up"));
        (bot.Issuers.Fetched.Count - before).ShouldBe(4);
    }

    [Fact]
    public async Task Case_044_a_new_key_is_found_by_one_refresh()
    {
        await bot.TakenAsync(bot.Token);
        bot.Issuers.Keys[FakeIssuers.BotLogin] = [FakeIssuers.Jwk("bot-2", FakeIssuers.OtherKey, ["msteams"])];
        await bot.TakenAsync(bot.Token.Head("kid", "bot-2").SignedBy(FakeIssuers.OtherKey));
    }

    [Fact]
    public async Task Case_045_a_missing_key_id_is_401() => await bot.UnauthorisedAsync(bot.Token.Without("kid"));

    [Fact]
    public async Task Case_046_a_key_whose_certificate_expired_is_401()
    {
        var now = bot.Clock.GetUtcNow();
        bot.Issuers.Keys[FakeIssuers.BotLogin] =
        [
            FakeIssuers.Jwk("bot-1", FakeIssuers.BotKey, ["msteams"])
                .With("x5c", FakeIssuers.Certificate(FakeIssuers.BotKey, now.AddDays(-9), now.AddDays(-1))),
            FakeIssuers.Jwk("bot-2", FakeIssuers.OtherKey, ["msteams"])
                .With("x5c", FakeIssuers.Certificate(FakeIssuers.OtherKey, now.AddDays(-9), now.AddDays(1))),
        ];
        await bot.UnauthorisedAsync(bot.Token);
        await bot.TakenAsync(bot.Token.Head("kid", "bot-2").SignedBy(FakeIssuers.OtherKey));
    }

    [Fact]
    public async Task Weak_or_foreign_keys_are_ignored()
    {
        using var weak = RSA.Create(1024);
        bot.Issuers.Keys[FakeIssuers.BotLogin] =
        [
            FakeIssuers.Jwk("weak", weak, ["msteams"]),
            FakeIssuers.Jwk("enc", FakeIssuers.OtherKey, ["msteams"]).With("use", "enc"),
            FakeIssuers.Jwk("bot-1", FakeIssuers.BotKey, ["msteams"]),
        ];
        await bot.UnauthorisedAsync(bot.Token.Head("kid", "weak").SignedBy(weak));
        await bot.UnauthorisedAsync(bot.Token.Head("kid", "enc").SignedBy(FakeIssuers.OtherKey));
        await bot.TakenAsync(bot.Token);
    }
}
