using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Teams.Tests.Connector;

/// <summary>Calls to a trusted connector, which is played by a loopback server behind its real name.</summary>
public sealed class TokenOnCallsTests : IAsyncLifetime
{
    private readonly FakeLogin login = new();
    private FakeConnector connector = null!;
    private TeamsHost host = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync();
        host = await TeamsHost.StartAsync(
            new Dictionary<string, string?>
            {
                ["Teams:AppId"] = Samples.BotAppId,
                ["Teams:TenantId"] = Samples.Tenant,
                ["Teams:AppPassword"] = "secret",
            },
            "Production",
            services: services => services
                .AddSingleton(new LoginHttp(login))
                .AddSingleton(new ConnectorHttp(new ToLoopback(connector.Url))));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await connector.DisposeAsync();
        login.Dispose();
    }

    [Fact]
    public async Task A_call_to_a_trusted_connector_carries_the_token()
    {
        (await SendAsync()).Result.ShouldBe(SendResult.Accepted);
        connector.Calls.Single().Authorization.ShouldBe("Bearer token-1");
    }

    [Fact]
    public async Task Case_104_after_a_401_one_new_token_is_tried()
    {
        connector.Next(401);
        (await SendAsync()).Result.ShouldBe(SendResult.Accepted);
        connector.Calls.Select(call => call.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task Case_104_a_second_401_is_final()
    {
        connector.Next(401);
        connector.Next(401, """{"error":{"code":"BotNotRegistered"}}""");
        (await SendAsync()).ShouldBe(new SendOutcome(SendResult.Rejected, null, 401, "BotNotRegistered"));
        login.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Case_108_a_hundred_first_sends_ask_for_one_token()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SendAsync()));
        connector.Calls.Count.ShouldBe(100);
        login.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("http://127.0.0.1:3978/")]
    public async Task Case_092_for_any_other_host_no_token_is_even_asked_for(string serviceUrl)
    {
        var outcome = await host.Connector.SendAsync(new Address(serviceUrl, "a:1"), Hello, TestContext.Current.CancellationToken);
        outcome.Code.ShouldBe("ServiceUrlRefused");
        login.Asked.ShouldBeEmpty();
        connector.Calls.ShouldBeEmpty();
    }

    private static JsonObject Hello => new() { ["type"] = "message", ["text"] = "你好" };

    private Task<SendOutcome> SendAsync() =>
        host.Connector.SendAsync(new Address(Samples.Trusted, "a:1", Samples.Tenant), Hello, TestContext.Current.CancellationToken);

    private sealed class ToLoopback(string to) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri!.Host.ShouldBe("smba.trafficmanager.net");
            request.RequestUri = new Uri(to + request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
