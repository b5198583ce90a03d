using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams.Tests.Trust;

public sealed class BotServiceTokenTests : IAsyncLifetime
{
    private RegisteredBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await RegisteredBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Case_030_a_good_token_gets_in_and_sets_the_caller()
    {
        await bot.TakenAsync(bot.Token, Samples.Message(serviceUrl: Samples.Trusted).With("callerId", "urn:evil").ToJsonString());
        var activity = bot.Host.Handler.Seen.Single();
        activity.CallerId.ShouldBe("urn:botframework:azure");
        activity.Json["callerId"]!.GetValue<string>().ShouldBe("urn:botframework:azure");
    }

    [Fact]
    public async Task Case_034_no_token_is_401_with_a_challenge()
    {
        using var response = await bot.Host.PostAsync(Samples.Message(serviceUrl: Samples.Trusted).ToJsonString());
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        using var bad = await bot.Host.PostAsync("x", request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer x.y.z"));
        bad.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer error=\"invalid_token\"");
        (await bad.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe("""{"error":{"code":"Unauthorized","message":"The request is not authorized."}}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer  ")]
    [InlineData("Basic x")]
    [InlineData("Bearer a.b.c d")]
    public async Task Case_035_a_header_of_another_form_is_401(string header)
    {
        await bot.Host.ExpectAsync(HttpStatusCode.Unauthorized, Samples.Message().ToJsonString(), request =>
            request.Headers.TryAddWithoutValidation("Authorization", header));
        bot.Issuers.Fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_035_two_headers_are_401() =>
        await bot.Host.ExpectAsync(HttpStatusCode.Unauthorized, Samples.Message().ToJsonString(), request =>
            request.Headers.TryAddWithoutValidation("Authorization", ["Bearer " + bot.Token, "Bearer " + bot.Token]));

    [Fact]
    public async Task The_scheme_may_be_written_in_any_case() =>
        await bot.Host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message(serviceUrl: Samples.Trusted).ToJsonString(), request =>
            request.Headers.TryAddWithoutValidation("Authorization", "bearer " + bot.Token));

    [Fact]
    public async Task Case_036_garbage_is_401_without_any_fetch()
    {
        await bot.UnauthorisedAsync("random-text");
        await bot.UnauthorisedAsync("two.segments");
        await bot.UnauthorisedAsync("a.b.c.d");
        await bot.UnauthorisedAsync("!!!.???.***");
        await bot.UnauthorisedAsync(Base64UrlEncoder.Encode("[]") + "." + Base64UrlEncoder.Encode("1") + ".x");
        await bot.UnauthorisedAsync(new string('a', 20_000));
        bot.Issuers.Fetched.ShouldBeEmpty();
    }

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
        foreach (var secret in new[] { Encoding.ASCII.GetBytes(FakeIssuers.BotKey.ExportRSAPublicKeyPem()), FakeIssuers.BotKey.ExportSubjectPublicKeyInfo(), modulus })
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
            FakeIssuers.Jwk("bot-1", FakeIssuers.BotKey, ["msteams"]).With("x5c", FakeIssuers.Certificate(FakeIssuers.BotKey, now.AddDays(-9), now.AddDays(-1))),
            FakeIssuers.Jwk("bot-2", FakeIssuers.OtherKey, ["msteams"]).With("x5c", FakeIssuers.Certificate(FakeIssuers.OtherKey, now.AddDays(-9), now.AddDays(1))),
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

    [Fact]
    public async Task Case_047_048_lifetimes_have_five_minutes_of_tolerance()
    {
        var now = bot.Clock.GetUtcNow().ToUnixTimeSeconds();
        await bot.TakenAsync(bot.Token.Claim("exp", now - 299));
        await bot.UnauthorisedAsync(bot.Token.Claim("exp", now - 301));
        await bot.TakenAsync(bot.Token.Claim("nbf", now + 299));
        await bot.UnauthorisedAsync(bot.Token.Claim("nbf", now + 301));
    }

    [Fact]
    public async Task Case_049_without_a_lifetime_it_is_401()
    {
        await bot.UnauthorisedAsync(bot.Token.Without("exp"));
        await bot.UnauthorisedAsync(bot.Token.Without("nbf"));
        await bot.UnauthorisedAsync(bot.Token.Claim("exp", "soon"));
        await bot.UnauthorisedAsync(bot.Token.Claim("exp", 1e300));
    }

    [Fact]
    public async Task Case_050_another_audience_is_401()
    {
        await bot.UnauthorisedAsync(bot.Token.Without("aud"));
        await bot.UnauthorisedAsync(bot.Token.Claim("aud", ""));
        await bot.UnauthorisedAsync(bot.Token.Claim("aud", Guid.NewGuid().ToString()));
        await bot.UnauthorisedAsync(bot.Token.Claim("aud", new JsonArray(Samples.BotAppId, "other")));
        await bot.TakenAsync(bot.Token.Claim("aud", Samples.BotAppId.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://API.botframework.com")]
    [InlineData("https://api.botframework.com.evil.example")]
    [InlineData("https://api.botframework.us")] // 52
    [InlineData("https://api.botframework.azure.cn")] // 52
    [InlineData("")]
    public async Task Case_051_052_another_issuer_is_401_without_any_fetch(string issuer)
    {
        await bot.UnauthorisedAsync(bot.Token.Claim("iss", issuer));
        bot.Issuers.Fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_052_in_the_government_cloud_the_public_issuer_is_401()
    {
        await using var gov = await RegisteredBot.StartAsync(("Teams:Cloud", "UsGov"));
        await gov.UnauthorisedAsync(gov.Token);
        const string Url = "https://smba.infra.gov.teams.microsoft.us/teams/";
        await gov.TakenAsync(
            gov.Token.Claim("iss", "https://api.botframework.us").Claim("serviceurl", Url), Samples.Message(serviceUrl: Url).ToJsonString());
        gov.Host.Handler.Seen.Single().CallerId.ShouldBe("urn:botframework:azureusgov");
    }

    [Fact]
    public async Task In_china_only_its_own_issuers_are_taken()
    {
        const string Url = "https://webchat.botframework.azure.cn/";
        const string Agent = "0a3c9d1e-6b7f-4c7d-9e35-1c2d3e4f5a6b";
        await using var china = await RegisteredBot.StartAsync(("Teams:Cloud", "China"), ("Teams:AllowedCallers:0", Agent));
        china.Issuers.Keys["login.botframework.azure.cn"] = [FakeIssuers.Jwk("bot-1", FakeIssuers.BotKey, ["webchat"])];
        china.Issuers.Keys["login.partner.microsoftonline.cn"] = [FakeIssuers.Jwk("entra-1", FakeIssuers.EntraKey)];
        await china.UnauthorisedAsync(china.Token);
        var message = Samples.Message(serviceUrl: Url).With("channelId", "webchat");
        await china.TakenAsync(
            china.Token.Claim("iss", "https://api.botframework.azure.cn").Claim("serviceurl", Url), message.ToJsonString());
        var agent = TestToken.Entra(china.Clock.GetUtcNow(), Agent);
        await china.UnauthorisedAsync(agent);
        var said = message.With("channelId", "agents").ToJsonString();
        await china.TakenAsync(agent.Claim("iss", $"https://login.partner.microsoftonline.cn/{Samples.Tenant}/v2.0"), said);
        await china.TakenAsync(agent.Claim("iss", $"https://sts.chinacloudapi.cn/{Samples.Tenant}/"), said);
    }

    [Fact]
    public async Task Case_053_keys_of_one_issuer_do_not_sign_for_another()
    {
        var now = bot.Clock.GetUtcNow();
        await bot.UnauthorisedAsync(bot.Token.Head("kid", "entra-1").SignedBy(FakeIssuers.EntraKey));
        await bot.UnauthorisedAsync(TestToken.Entra(now, Samples.BotAppId).Head("kid", "bot-1").SignedBy(FakeIssuers.BotKey));
    }

    [Fact]
    public async Task Case_054_without_a_service_url_claim_it_is_403()
    {
        await bot.ForbiddenAsync(bot.Token.Without("serviceurl"));
        await bot.ForbiddenAsync(bot.Token.Claim("serviceurl", ""));
    }

    [Theory]
    [InlineData("https://webchat.botframework.com/")] // 55
    [InlineData("https://smba.trafficmanager.net/amer/")] // 56
    [InlineData("://nonsense")] // 58
    [InlineData("http://smba.trafficmanager.net/emea/")]
    public async Task Case_055_056_058_059_another_service_url_than_the_claim_is_403(string claim)
    {
        await bot.ForbiddenAsync(bot.Token.Claim("serviceurl", claim));
        await bot.ForbiddenAsync(bot.Token.Claim("serviceurl", claim), Samples.Click(serviceUrl: Samples.Trusted).ToJsonString());
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea")]
    [InlineData("HTTPS://SMBA.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:443/emea/")]
    public async Task Case_057_the_same_service_url_in_another_spelling_is_taken(string claim) =>
        await bot.TakenAsync(bot.Token.Claim("serviceurl", claim));

    [Theory]
    [InlineData("slack")]
    [InlineData("MSTEAMS")]
    public async Task Case_060_a_channel_the_key_does_not_vouch_for_is_403(string channel) =>
        await bot.ForbiddenAsync(bot.Token, Samples.Message(serviceUrl: Samples.Trusted).With("channelId", channel).ToJsonString());

    [Fact]
    public async Task Case_062_a_key_without_endorsements_vouches_for_nothing()
    {
        bot.Issuers.Keys[FakeIssuers.BotLogin] = [FakeIssuers.Jwk("bot-1", FakeIssuers.BotKey)];
        await bot.ForbiddenAsync(bot.Token);
    }

    [Fact]
    public async Task Case_061_an_empty_channel_is_400_and_skips_nothing() =>
        await bot.ExpectAsync(HttpStatusCode.BadRequest, bot.Token, Samples.Message(serviceUrl: Samples.Trusted).With("channelId", "").ToJsonString());

    [Fact]
    public async Task Case_063_a_required_endorsement_that_is_missing_is_403()
    {
        await using var strict = await RegisteredBot.StartAsync(("Teams:RequiredEndorsements:0", "contoso-certified"));
        await strict.ForbiddenAsync(strict.Token);
        await using var met = await RegisteredBot.StartAsync(("Teams:RequiredEndorsements:0", "webchat"));
        await met.TakenAsync(met.Token);
    }

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")] // 86
    [InlineData("https://evil.example/")] // 87
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://xsmba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")] // 88
    [InlineData("https://evil.example#smba.trafficmanager.net")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")] // 89
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://xn--smba-0ra.trafficmanager.net/")]
    public async Task Case_086_087_088_089_a_service_url_outside_the_list_is_403_even_when_signed(string url) =>
        await bot.ForbiddenAsync(bot.Token.Claim("serviceurl", url), Samples.Message(serviceUrl: url).ToJsonString());

    [Fact]
    public async Task Case_090_a_service_url_in_capitals_is_the_same() =>
        await bot.TakenAsync(bot.Token, Samples.Message(serviceUrl: "https://SMBA.TRAFFICMANAGER.NET/emea/").ToJsonString());

    [Theory]
    [InlineData("/teams/")]
    [InlineData("")]
    public async Task Case_091_a_service_url_that_is_none_is_400(string url) =>
        await bot.ExpectAsync(HttpStatusCode.BadRequest, bot.Token, Samples.Message(serviceUrl: url).ToJsonString());

    [Theory]
    [InlineData("""{"tenant":{"id":"11111111-2222-4333-8444-555555555555"}}""")]
    [InlineData("{}")]
    public async Task Case_084_another_tenant_is_403(string channelData)
    {
        var conversation = new JsonObject { ["id"] = "a:1" };
        await bot.ForbiddenAsync(bot.Token, Samples.Message(serviceUrl: Samples.Trusted)
            .With("channelData", JsonNode.Parse(channelData)).With("conversation", conversation).ToJsonString());
    }

    [Fact]
    public async Task Case_084_two_different_tenants_in_one_activity_are_403() =>
        await bot.ForbiddenAsync(bot.Token, Samples.Message(serviceUrl: Samples.Trusted)
            .With("conversation", new JsonObject { ["id"] = "a:1", ["tenantId"] = Guid.NewGuid().ToString() }).ToJsonString());

    [Fact]
    public async Task Case_085_the_same_token_carries_many_activities()
    {
        var token = bot.Token.ToString();
        await bot.TakenAsync(token);
        await bot.TakenAsync(token, Samples.Message("另一句", Samples.Trusted).ToJsonString());
        await bot.ForbiddenAsync(token, Samples.Message(serviceUrl: "https://smba.trafficmanager.net/amer/").ToJsonString());
    }

    [Fact]
    public async Task A_header_or_claim_given_twice_is_401()
    {
        var token = bot.Token;
        var claims = token.Claims.ToJsonString();
        var twice = Base64UrlEncoder.Encode(claims[..^1] + ",\"serviceurl\":\"https://evil.example/\"}");
        await bot.UnauthorisedAsync(token.Sign(TestToken.Encode(token.Header) + "." + twice));
    }
}
