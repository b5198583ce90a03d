using System.Net;
using Microsoft.Extensions.Logging;

namespace CrmBot.Teams.Tests.Tokens;

public sealed class CachedTokensTests : IDisposable
{
    private readonly FakeLogin login = new();
    private readonly ManualClock clock = new();
    private readonly RecordingLog log = new();
    private readonly LoggerFactory loggers;
    private readonly CachedTokens tokens;

    public CachedTokensTests()
    {
        loggers = new LoggerFactory([log]);
        var options = new TeamsOptions { AppId = Samples.BotAppId, TenantId = Samples.Tenant };
        var grants = new GrantBySecret(new LoginHttp(login), TokenEndpoint.Of(options), Samples.BotAppId, "s&cret", clock);
        tokens = new CachedTokens(grants, clock, loggers.CreateLogger<CachedTokens>());
    }

    public void Dispose()
    {
        loggers.Dispose();
        login.Dispose();
    }

    [Fact]
    public async Task The_form_is_client_credentials_to_the_bots_tenant()
    {
        (await GetAsync()).ShouldBe("token-1");
        var (url, form) = login.Asked.Single();
        url.ToString().ShouldBe($"https://login.microsoftonline.com/{Samples.Tenant}/oauth2/v2.0/token");
        form.ShouldBe(
            $"grant_type=client_credentials&client_id={Samples.BotAppId}&client_secret=s%26cret&scope=https%3A%2F%2Fapi.botframework.com%2F.default");
    }

    [Theory]
    [InlineData(BotIdentity.MultiTenant, TeamsCloud.Public, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData(BotIdentity.MultiTenant, TeamsCloud.UsGov,
        "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token")]
    [InlineData(BotIdentity.SingleTenant, TeamsCloud.China, "https://login.partner.microsoftonline.cn/" + Samples.Tenant
        + "/oauth2/v2.0/token")]
    public void Each_registration_and_cloud_has_its_address(BotIdentity type, TeamsCloud cloud, string url) =>
        TokenEndpoint.Of(new TeamsOptions { AppType = type, Cloud = cloud, TenantId = Samples.Tenant }).Url.ShouldBe(url);

    [Fact]
    public async Task Case_108_a_hundred_calls_with_a_cold_cache_ask_once()
    {
        login.Hold = new TaskCompletionSource();
        var calls = Enumerable.Range(0, 100).Select(_ => GetAsync().AsTask()).ToArray();
        login.Hold.SetResult();
        (await Task.WhenAll(calls)).ShouldAllBe(token => token == "token-1");
        login.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Case_108_a_call_that_found_no_token_asks_for_none_when_another_has_just_brought_one()
    {
        for (var round = 1; round <= 300; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(async () => await GetAsync())));
            login.Asked.Count.ShouldBe(round);
            clock.Advance(TimeSpan.FromHours(2));
        }
    }

    [Fact]
    public async Task From_half_its_life_a_token_is_renewed_without_anybody_waiting()
    {
        await GetAsync();
        clock.Advance(TimeSpan.FromMinutes(29));
        await GetAsync();
        login.Asked.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromMinutes(2));
        login.Hold = new TaskCompletionSource();
        (await GetAsync()).ShouldBe("token-1");
        login.Hold.SetResult();
        await UntilAsync(async () => await GetAsync() == "token-2");
    }

    [Fact]
    public async Task Case_109_while_the_service_is_down_the_old_token_serves_to_its_end()
    {
        await GetAsync();
        clock.Advance(TimeSpan.FromMinutes(59.9));
        login.Script.Enqueue((HttpStatusCode.ServiceUnavailable, "<html>"));
        (await GetAsync()).ShouldBe("token-1");
        login.Asked.Count.ShouldBe(2);
        clock.Advance(TimeSpan.FromSeconds(4));
        (await GetAsync()).ShouldBe("token-1");
        login.Asked.Count.ShouldBe(2);
        clock.Advance(TimeSpan.FromSeconds(3));
        (await GetAsync()).ShouldBe("token-2");
    }

    [Fact]
    public async Task Case_109_a_refused_credential_is_an_alarm_and_not_a_storm()
    {
        login.Script.Enqueue((HttpStatusCode.BadRequest, """{"error":"invalid_client","error_description":"secret detail"}"""));
        for (var i = 0; i < 50; i++)
            (await GetAsync()).ShouldBeNull();
        login.Asked.Count.ShouldBe(1);
        log.Lines.Single().ShouldContain("invalid_client");
        log.Lines.Single().ShouldNotContain("detail");
        clock.Advance(TimeSpan.FromMinutes(1.1));
        (await GetAsync()).ShouldBe("token-1");
    }

    [Fact]
    public async Task Case_104_a_token_the_connector_refused_is_not_given_out_again()
    {
        var first = await GetAsync();
        (await tokens.GetAsync(first, TestContext.Current.CancellationToken)).ShouldBe("token-2");
        (await tokens.GetAsync(first, TestContext.Current.CancellationToken)).ShouldBe("token-2");
        login.Asked.Count.ShouldBe(2);
        // A connector that refuses the new one too is not asked about a third for a minute.
        (await tokens.GetAsync("token-2", TestContext.Current.CancellationToken)).ShouldBe("token-2");
        clock.Advance(TimeSpan.FromMinutes(1));
        (await tokens.GetAsync("token-2", TestContext.Current.CancellationToken)).ShouldBe("token-3");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"access_token":"","expires_in":3600}""")]
    [InlineData("""{"access_token":"x","expires_in":"soon"}""")]
    public async Task An_answer_without_a_token_is_no_token(string body)
    {
        login.Script.Enqueue((HttpStatusCode.OK, body));
        (await GetAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        login.Hold = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource(50);
        (await tokens.GetAsync(null, cancel.Token)).ShouldBeNull();
        login.Hold.SetResult();
    }

    private ValueTask<string?> GetAsync() => tokens.GetAsync(null, TestContext.Current.CancellationToken);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await holds())
                return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException();
    }
}
