using Microsoft.Extensions.Options;

namespace CrmBot.Teams.Tests.Trust;

public sealed class StartTests
{
    private static async Task<string> RefusedAsync(
        Dictionary<string, string?> settings, string environment = "Production", string url = "http://127.0.0.1:0") =>
        (await Should.ThrowAsync<OptionsValidationException>(TeamsHost.StartAsync(settings, environment, url))).Message;

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Case_078_082_without_an_app_id_and_without_the_switch_it_does_not_start(string environment)
    {
        var message = await RefusedAsync([], environment);
        message.ShouldContain("Teams:AppId (or MicrosoftAppId)");
        message.ShouldContain("Auth:AllowAnonymous");
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Anonymous_intake_exists_only_in_development(string environment) => // 2.8 b
        (await RefusedAsync(TeamsHost.Local, environment)).ShouldContain("allowed only in Development");

    [Fact]
    public async Task Case_079_anonymous_intake_exists_only_on_loopback()
    {
        var message = await RefusedAsync(TeamsHost.Local, "Development", "http://0.0.0.0:0");
        message.ShouldContain("Auth:AllowAnonymous");
        message.ShouldContain("allowed only on loopback");
    }

    [Theory]
    [InlineData("Auth:AllowAnonymous", "yes", "allowed: true, false")] // 83
    [InlineData("Teams:AllowEmulator", "1", "allowed: true, false")]
    [InlineData("Teams:AppType", "Anything", "SingleTenant, MultiTenant, UserAssignedMSI")]
    [InlineData("MicrosoftAppType", "3", "SingleTenant, MultiTenant, UserAssignedMSI")]
    [InlineData("Teams:Cloud", "Mars", "Public, UsGov, China")]
    [InlineData("Teams:MaxBodyBytes", "lots", "a whole number")]
    [InlineData("Teams:MaxBodyBytes", "5", "1024 to 16777216")]
    [InlineData("Teams:AnswerWithin", "00:01:00", "00:00:01 to 00:00:15")]
    [InlineData("Teams:SendTimeout", "soon", "a duration")]
    [InlineData("Teams:AppId", "not-a-guid", "a GUID")]
    [InlineData("Teams:AppId", "00000000-0000-0000-0000-000000000000", "a GUID")]
    [InlineData("MicrosoftAppTenantId", "contoso", "a GUID")]
    [InlineData("Teams:BotOpenIdMetadata", "relative/path", "absolute https")] // 83
    [InlineData("Teams:LoginEndpoint", "http://login.example", "absolute https")]
    [InlineData("Teams:AllowedCallers:0", "*", "no wildcard")] // 75
    [InlineData("Teams:AllowedTenants:0", "*", "GUIDs")]
    [InlineData("Teams:AgentHosts:*.example", Samples.BotAppId, "full host names")]
    [InlineData("Teams:AgentHosts:agent.contoso.example", "anybody", "app id of that agent")]
    public async Task Case_075_083_a_setting_that_makes_no_sense_is_named_with_what_is_allowed(string key, string value, string allowed)
    {
        var settings = new Dictionary<string, string?>(Registered) { [key] = value };
        if (key == "MicrosoftAppTenantId")
            settings.Remove("Teams:TenantId");
        var message = await RefusedAsync(settings);
        message.ShouldContain(
            key == "MicrosoftAppTenantId" ? "Teams:TenantId" : key.Replace(":0", "", StringComparison.Ordinal).Split(":*")[0]);
        message.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("Teams:TenantId", "required unless Teams:AppType is MultiTenant")]
    [InlineData("Teams:AppPassword", "no credential")]
    public async Task What_a_registration_needs_is_asked_for(string key, string message)
    {
        var settings = new Dictionary<string, string?>(Registered);
        settings.Remove(key);
        (await RefusedAsync(settings)).ShouldContain(message);
    }

    [Fact]
    public async Task A_registered_bot_starts_on_any_interface()
    {
        await using var host = await TeamsHost.StartAsync(Registered, "Production", "http://0.0.0.0:0");
        host.Client.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_names_older_bots_use_are_read_too()
    {
        await using var host = await TeamsHost.StartAsync(
            new Dictionary<string, string?>
            {
                ["MicrosoftAppType"] = "multitenant",
                ["MicrosoftAppId"] = Samples.BotAppId,
                ["MicrosoftAppPassword"] = "secret",
            },
            "Production");
        var options = (IOptions<TeamsOptions>)host.Services.GetService(typeof(IOptions<TeamsOptions>))!;
        options.Value.AppType.ShouldBe(BotIdentity.MultiTenant);
        options.Value.AppId.ShouldBe(Samples.BotAppId);
    }

    private static readonly Dictionary<string, string?> Registered = new()
    {
        ["Teams:AppId"] = Samples.BotAppId,
        ["Teams:TenantId"] = Samples.Tenant,
        ["Teams:AppPassword"] = "secret",
    };
}
