using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams.Tests.Trust;

/// <summary>Whom a token of the Bot Service is for and from, and that it vouches for the very activity it comes with.</summary>
public sealed class BotServiceBindingTests : IAsyncLifetime
{
    private RegisteredBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await RegisteredBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

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
            gov.Token.Claim("iss", "https://api.botframework.us").Claim("serviceurl", Url),
            Samples.Message(serviceUrl: Url).ToJsonString());
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
        await bot.ExpectAsync(HttpStatusCode.BadRequest, bot.Token,
            Samples.Message(serviceUrl: Samples.Trusted).With("channelId", "").ToJsonString());

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
