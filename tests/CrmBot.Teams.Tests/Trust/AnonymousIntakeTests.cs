using System.Net;

namespace CrmBot.Teams.Tests.Trust;

public sealed class AnonymousIntakeTests : IAsyncLifetime
{
    private TeamsHost host = null!;

    public async ValueTask InitializeAsync() => host = await TeamsHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(Samples.Local)]
    [InlineData("http://localhost:56150/_connector")]
    public async Task A_local_tool_needs_no_token(string serviceUrl)
    {
        await host.ExpectAsync(HttpStatusCode.Accepted, Samples.Message(serviceUrl: serviceUrl).ToJsonString());
        host.Handler.Seen.Single().CallerId.ShouldBeNull();
        host.Log.Lines.ShouldContain(line => line.Contains("without a token", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")] // 80
    [InlineData("https://evil.example/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://localhost.evil.example/")]
    public async Task Case_080_without_a_token_no_other_machine_may_be_named(string serviceUrl) =>
        await host.ExpectAsync(HttpStatusCode.Forbidden, Samples.Message(serviceUrl: serviceUrl).ToJsonString());

    [Theory]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("169.254.169.254", HttpStatusCode.Forbidden)]
    [InlineData("localhost:3978", HttpStatusCode.Accepted)]
    [InlineData("[::1]:3978", HttpStatusCode.Accepted)]
    public async Task Without_a_token_nobody_comes_in_by_a_foreign_name_for_this_machine(string name, HttpStatusCode expected) =>
        await host.ExpectAsync(expected, Samples.Message(serviceUrl: Samples.Local).ToJsonString(), request => request.Headers.Host = name);

    [Theory]
    [InlineData("/relative")]
    [InlineData("nonsense")]
    public async Task Case_091_a_service_url_that_is_none_is_400(string serviceUrl) =>
        await host.ExpectAsync(HttpStatusCode.BadRequest, Samples.Message(serviceUrl: serviceUrl).ToJsonString());

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer  ")]
    [InlineData("Basic x")]
    [InlineData("Bearer a b")]
    [InlineData("Bearer not.a.token")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    public async Task Case_035_081_a_token_that_is_present_is_still_checked(string header) =>
        await host.ExpectAsync(HttpStatusCode.Unauthorized, Samples.Message(serviceUrl: Samples.Local).ToJsonString(), request =>
            request.Headers.TryAddWithoutValidation("Authorization", header));
}
