using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Teams.Tests.Connector;

/// <summary>Files come from known hosts only, with a token only where it belongs.</summary>
public sealed class FetchFileTests : IAsyncLifetime
{
    private const string Share = "https://contoso-my.sharepoint.com/personal/lin/file.xlsx?tempauth=secret";
    private readonly FakeLogin login = new();
    private FakeConnector server = null!;
    private TeamsHost host = null!;

    private IFiles Files => host.Services.GetRequiredService<IFiles>();

    public async ValueTask InitializeAsync()
    {
        server = await FakeConnector.StartAsync();
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
                .AddSingleton(new FilesHttp(new ToLoopback(server.Url)))
                .AddSingleton(new ConnectorHttp(new ToLoopback(server.Url))));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await server.DisposeAsync();
        login.Dispose();
    }

    [Fact]
    public async Task Case_095_a_file_of_a_person_is_fetched_without_a_token_and_one_at_the_connector_with_it()
    {
        server.Next(200, "内容");
        server.Next(200, "image");
        var file = await Files.FetchAsync(Share, 1000, Token);
        Encoding.UTF8.GetString(file.Content.Span).ShouldBe("内容");
        (await Files.FetchAsync("https://smba.trafficmanager.net/emea/v3/attachments/1/views/original", 1000, Token)).Result.ShouldBe(
            SendResult.Accepted);
        server.Calls.Select(call => call.Authorization).ShouldBe([null, "Bearer token-1"]);
    }

    [Theory]
    [InlineData("https://evil.example/file")]
    [InlineData("http://contoso.sharepoint.com/file")]
    [InlineData("https://sharepoint.com.evil.example/file")]
    [InlineData("https://evilsharepoint.com/file")]
    [InlineData("https://x@contoso.sharepoint.com/file")]
    [InlineData("https://contoso.sharepoint.com:8443/file")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public async Task Case_095_a_file_on_any_other_host_is_refused(string url)
    {
        (await Files.FetchAsync(url, 1000, Token)).ShouldBe(new FetchedFile(SendResult.Rejected, Code: "HostRefused"));
        server.Calls.ShouldBeEmpty();
        login.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_095_more_than_the_cap_is_not_read_whether_announced_or_not()
    {
        server.Next(200, new string('x', 1001));
        server.Script.Enqueue(async context =>
        {
            for (var i = 0; i < 100; i++)
                await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, new string('x', 1000));
        });
        (await Files.FetchAsync(Share, 1000, Token)).Code.ShouldBe("TooLarge");
        (await Files.FetchAsync(Share, 1000, Token)).Code.ShouldBe("TooLarge");
    }

    [Fact]
    public async Task A_redirect_of_a_file_is_not_followed()
    {
        server.Next(302, "", ("Location", "https://contoso.sharepoint.com/else"));
        (await Files.FetchAsync(Share, 1000, Token)).ShouldBe(new FetchedFile(SendResult.Rejected, Status: 302, Code: "Redirect"));
        server.Calls.Count.ShouldBe(1);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed class ToLoopback(string to) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(to + request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
