using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Trust;

public sealed class EntraTokenTests : IAsyncLifetime
{
    private const string Agent = "0a3c9d1e-6b7f-4c7d-9e35-1c2d3e4f5a6b";
    private RegisteredBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await RegisteredBot.StartAsync(("Teams:AllowedCallers:0", Agent));

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task Case_075_an_agent_on_the_list_gets_in(string version)
    {
        await bot.TakenAsync(TestToken.Entra(Now, Agent, version), FromAgent());
        bot.Host.Handler.Seen.Single().CallerId.ShouldBe("urn:botframework:aadappid:" + Agent);
    }

    [Fact]
    public async Task Case_075_an_agent_not_on_the_list_is_403() =>
        await bot.ForbiddenAsync(TestToken.Entra(Now, Guid.NewGuid().ToString()), FromAgent());

    [Fact]
    public async Task Case_074_with_an_empty_list_every_agent_is_403()
    {
        await using var closed = await RegisteredBot.StartAsync();
        await closed.ForbiddenAsync(TestToken.Entra(Now, Agent), FromAgent());
    }

    [Fact]
    public async Task Case_076_an_agent_may_not_speak_for_teams() =>
        await bot.ForbiddenAsync(TestToken.Entra(Now, Agent), Samples.Message(serviceUrl: Samples.Trusted).ToJsonString());

    [Theory]
    [InlineData("11111111-2222-4333-8444-555555555555")] // 66
    [InlineData("")] // 67
    [InlineData("not-a-guid")]
    [InlineData(null)]
    public async Task Case_066_067_a_tenant_other_than_the_issuers_is_401(string? tenant) =>
        await bot.UnauthorisedAsync(tenant is null
            ? TestToken.Entra(Now, Agent).Without("tid")
            : TestToken.Entra(Now, Agent).Claim("tid", tenant));

    [Theory]
    [InlineData("https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0",
        "11111111-2222-4333-8444-555555555555")] // 68
    [InlineData("https://login.microsoftonline.com/../evil/v2.0", "../evil")] // 69
    [InlineData("https://login.microsoftonline.com/common/v2.0", "common")]
    public async Task Case_068_069_an_unknown_tenant_is_401_and_nothing_is_fetched_for_it(string issuer, string tenant)
    {
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent).Claim("iss", issuer).Claim("tid", tenant));
        bot.Issuers.Fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_070_a_version_and_its_claim_must_fit()
    {
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent).Claim("ver", "3.0"));
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent).Without("azp").Claim("appid", Agent));
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent, "1.0").Without("appid").Claim("azp", Agent));
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent).Claim("ver", 2));
        await bot.TakenAsync(TestToken.Entra(Now, Agent, "1.0").Without("ver"), FromAgent());
    }

    [Fact]
    public async Task Case_071_a_persons_sign_in_token_is_401()
    {
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent).Claim("scp", "access_as_user"));
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent).Claim("scp", ""));
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent).Claim("idtyp", "user"));
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent).Without("azp"));
        await bot.TakenAsync(TestToken.Entra(Now, Agent).Claim("idtyp", "app"), FromAgent());
    }

    [Fact]
    public async Task Case_072_the_emulator_is_403_unless_allowed_and_then_speaks_only_for_itself()
    {
        await bot.ForbiddenAsync(TestToken.Entra(Now, Samples.BotAppId), From("emulator"));
        await using var open = await RegisteredBot.StartAsync(("Teams:AllowEmulator", "true"));
        await open.TakenAsync(TestToken.Entra(Now, Samples.BotAppId), From("emulator"));
        await open.ForbiddenAsync(TestToken.Entra(Now, Samples.BotAppId), From("msteams"));
    }

    [Fact]
    public async Task Case_073_an_emulator_token_for_another_app_is_401() =>
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Samples.BotAppId).Claim("aud", Guid.NewGuid().ToString()));

    [Theory]
    [InlineData("AnonymousSkill")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Case_077_an_anonymous_skill_is_401(string caller) => await bot.UnauthorisedAsync(TestToken.Entra(Now, caller));

    [Fact]
    public async Task A_key_that_names_another_issuer_may_not_sign()
    {
        bot.Issuers.Keys[FakeIssuers.EntraLogin] =
            [FakeIssuers.Jwk("entra-1", FakeIssuers.EntraKey)
                .With("issuer", "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0")];
        await bot.UnauthorisedAsync(TestToken.Entra(Now, Agent));
    }

    [Fact]
    public async Task The_bot_service_may_call_with_an_entra_token_once_its_id_is_named()
    {
        await using var service = await RegisteredBot.StartAsync(("Teams:BotServiceCallers:0", Agent));
        await service.TakenAsync(TestToken.Entra(Now, Agent));
        await service.TakenAsync(TestToken.Entra(Now, Agent).Claim("serviceurl", Samples.Trusted));
        await service.ForbiddenAsync(TestToken.Entra(Now, Agent).Claim("serviceurl", "https://smba.trafficmanager.net/amer/"));
        await service.ForbiddenAsync(TestToken.Entra(Now, Agent), Samples.Message(serviceUrl: "https://evil.example/").ToJsonString());
    }

    private DateTimeOffset Now => bot.Clock.GetUtcNow();

    private static string FromAgent() => From("agents");

    private static string From(string channel) => Samples.Message(serviceUrl: Samples.Trusted).With("channelId", channel)
        .With("localTimezone", JsonValue.Create("Asia/Shanghai")).ToJsonString();
}
