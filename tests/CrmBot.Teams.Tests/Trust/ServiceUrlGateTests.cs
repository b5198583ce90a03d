using System.Net;

namespace CrmBot.Teams.Tests.Trust;

public sealed class ServiceUrlGateTests
{
    private static ServiceUrlKind Judge(string url, TeamsCloud cloud = TeamsCloud.Public, bool local = false)
    {
        var options = new TeamsOptions { Cloud = cloud, AllowAnonymous = local };
        options.AgentHosts["Agents.Contoso.Example"] = Samples.BotAppId;
        return new ServiceUrlGate(options).Judge(url).Kind;
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/emea/7d0d3c6a-5a1c-4b71-9c55-2f1f6f2f7a10/")]
    [InlineData("https://SMBA.TrafficManager.NET/emea/")] // 90
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://agents.contoso.example/")]
    public void Case_090_known_connectors_are_trusted(string url) => Judge(url).ShouldBe(ServiceUrlKind.Trusted);

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")] // 86
    [InlineData("https://smba.trafficmanager.net.evil.example/")] // 87
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://xsmba.trafficmanager.net/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")] // 88
    [InlineData("https://user:pw@smba.trafficmanager.net/")]
    [InlineData("https://evil.example#smba.trafficmanager.net")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net\\@evil.example/")]
    [InlineData("https:\\\\smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/teams?x=1")]
    [InlineData("https://smba.trafficmanager.net/teams#x")]
    [InlineData("https://smba.trafficmanager.net/../x")]
    [InlineData("https://smba.trafficmanager.net/%2e%2E/x")]
    [InlineData("https://smba.trafficmanager.net:8443/")] // 89
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://xn--smba-0ra.trafficmanager.net/")]
    [InlineData("https://smbа.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net /")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/")]
    [InlineData("https://webchat.botframework.azure.us/")]
    [InlineData("http://localhost:3978/")]
    [InlineData("/teams/")] // 91
    [InlineData("")]
    public void Case_086_087_088_089_091_anything_else_is_refused(string url) => Judge(url).ShouldBe(ServiceUrlKind.Refused);

    [Theory]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams", TeamsCloud.UsGov, true)]
    [InlineData("https://webchat.botframework.azure.us/", TeamsCloud.UsGov, true)]
    [InlineData("https://smba.trafficmanager.net/teams/", TeamsCloud.UsGov, false)]
    [InlineData("https://webchat.botframework.azure.cn/", TeamsCloud.China, true)]
    [InlineData("https://webchat.botframework.com/", TeamsCloud.China, false)]
    public void Each_cloud_has_its_own_hosts(string url, TeamsCloud cloud, bool trusted) =>
        Judge(url, cloud).ShouldBe(trusted ? ServiceUrlKind.Trusted : ServiceUrlKind.Refused);

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:3978/_connector/", true)]
    [InlineData("http://[::1]:3978/", true)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://10.0.0.5/", false)]
    [InlineData("ftp://localhost/", false)]
    [InlineData("http://localhost:1@evil.example/", false)]
    public void In_local_mode_this_machine_is_local(string url, bool taken) =>
        Judge(url, local: true).ShouldBe(taken ? ServiceUrlKind.Local : ServiceUrlKind.Refused);

    [Fact]
    public void Remembered_verdicts_do_not_grow_without_end()
    {
        var gate = new ServiceUrlGate(new TeamsOptions());
        for (var i = 0; i < 10_000; i++)
            gate.Judge($"https://{i}.example/").Kind.ShouldBe(ServiceUrlKind.Refused);
        gate.Judge("https://smba.trafficmanager.net/teams/").Kind.ShouldBe(ServiceUrlKind.Trusted);
        gate.Remembered.ShouldBeLessThanOrEqualTo(2048);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    public void Case_094_no_connection_is_opened_to_a_private_address(string address) =>
        new ConnectGuard(loopback: false).IsAllowed(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("52.113.194.132")]
    [InlineData("2620:1ec:c11::200")]
    public void Public_addresses_are_called(string address) =>
        new ConnectGuard(loopback: false).IsAllowed(IPAddress.Parse(address)).ShouldBeTrue();

    [Fact]
    public async Task Case_094_a_name_that_resolves_to_this_machine_is_not_called_outside_local_mode()
    {
        await using var connector = await FakeConnector.StartAsync();
        using var http =
            new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = new ConnectGuard(loopback: false).ConnectAsync });
        using var request = new HttpRequestMessage(HttpMethod.Get,
            connector.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await Should.ThrowAsync<HttpRequestException>(http.SendAsync(request, TestContext.Current.CancellationToken));
        connector.Calls.ShouldBeEmpty();
    }
}
