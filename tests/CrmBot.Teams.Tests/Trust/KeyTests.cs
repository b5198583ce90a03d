using System.Net;
using Microsoft.AspNetCore.Http;

namespace CrmBot.Teams.Tests.Trust;

public sealed class KeyTests : IAsyncLifetime
{
    private RegisteredBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await RegisteredBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Case_064_with_no_keys_yet_it_asks_to_come_back()
    {
        bot.Issuers.Instead = Status(500);
        using var response = await PostAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
        await bot.ExpectAsync(HttpStatusCode.ServiceUnavailable, bot.Token);
        bot.Issuers.Fetched.Count.ShouldBe(1);
        bot.Issuers.Instead = null;
        bot.Clock.Advance(TimeSpan.FromSeconds(11));
        await bot.TakenAsync(bot.Token);
    }

    [Fact]
    public async Task Case_064_old_keys_last_five_days_without_the_issuer()
    {
        await bot.TakenAsync(bot.Token);
        bot.Issuers.Instead = Status(500);
        bot.Clock.Advance(TimeSpan.FromDays(4.9));
        await bot.TakenAsync(bot.Token);
        bot.Clock.Advance(TimeSpan.FromDays(0.2));
        await bot.ExpectAsync(HttpStatusCode.ServiceUnavailable, bot.Token);
    }

    [Fact]
    public async Task Keys_are_renewed_in_the_background_after_half_a_day()
    {
        await bot.TakenAsync(bot.Token);
        bot.Issuers.Keys[FakeIssuers.BotLogin] = [FakeIssuers.Jwk("bot-2", FakeIssuers.OtherKey, ["msteams"])];
        bot.Clock.Advance(TimeSpan.FromHours(12.1));
        await bot.TakenAsync(bot.Token);
        var ring = (KeyRings)bot.Host.Services.GetService(typeof(KeyRings))!;
        var row = ((IssuerTable)bot.Host.Services.GetService(typeof(IssuerTable))!).Find("https://api.botframework.com")!;
        for (var i = 0; i < 200 && (await ring.Of(row).FindAsync("bot-2")).Key is null; i++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await bot.UnauthorisedAsync(bot.Token);
    }

    [Theory]
    [InlineData("redirect")]
    [InlineData("html")]
    [InlineData("huge")]
    [InlineData("other host")]
    public async Task Case_065_metadata_that_leads_elsewhere_is_never_followed(string trick)
    {
        if (trick == "other host")
            bot.Issuers.JwksHost = "evil.example";
        else
            bot.Issuers.Instead = trick switch
            {
                "redirect" => context =>
                {
                    context.Response.Redirect("https://evil.example/keys");
                    return Task.CompletedTask;
                },
                "html" => context => context.Response.WriteAsync("<html>proxy</html>"),
                _ => context => context.Response.WriteAsync("{\"x\":\"" + new string('x', 10_000_000) + "\"}"),
            };
        await bot.ExpectAsync(HttpStatusCode.ServiceUnavailable, bot.Token);
        bot.Issuers.Fetched.ShouldAllBe(path => path.StartsWith(FakeIssuers.BotLogin, StringComparison.Ordinal));
        bot.Issuers.Fetched.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_first_tokens_at_once_cause_one_fetch()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            using var response = await PostAsync(bot.Token.Claim("x", i));
            response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }));
        bot.Issuers.Fetched.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_remembered_token_ends_with_its_own_lifetime()
    {
        var token = bot.Token.Claim("exp", bot.Clock.GetUtcNow().AddSeconds(30).ToUnixTimeSeconds()).ToString();
        await bot.TakenAsync(token);
        bot.Clock.Advance(TimeSpan.FromMinutes(5.6));
        await bot.UnauthorisedAsync(token);
    }

    [Fact]
    public async Task A_remembered_token_ends_when_its_key_is_withdrawn()
    {
        var token = bot.Token.ToString();
        await bot.TakenAsync(token);
        bot.Issuers.Keys[FakeIssuers.BotLogin] = [FakeIssuers.Jwk("bot-2", FakeIssuers.OtherKey, ["msteams"])];
        await bot.TakenAsync(token);
        await bot.TakenAsync(bot.Token.Head("kid", "bot-2").SignedBy(FakeIssuers.OtherKey));
        await bot.UnauthorisedAsync(token);
    }

    [Fact]
    public async Task A_key_that_loses_its_endorsement_loses_its_remembered_tokens()
    {
        var token = bot.Token.ToString();
        await bot.TakenAsync(token);
        bot.Issuers.Keys[FakeIssuers.BotLogin] =
            [FakeIssuers.Jwk("bot-1", FakeIssuers.BotKey, ["webchat"]), FakeIssuers.Jwk("bot-2", FakeIssuers.OtherKey, ["msteams"])];
        await bot.TakenAsync(bot.Token.Head("kid", "bot-2").SignedBy(FakeIssuers.OtherKey));
        await bot.ForbiddenAsync(token);
    }

    [Fact]
    public async Task The_binding_to_the_body_is_checked_for_a_remembered_token_too()
    {
        var token = bot.Token.ToString();
        await bot.TakenAsync(token);
        await bot.ForbiddenAsync(token, Samples.Message(serviceUrl: "https://webchat.botframework.com/").ToJsonString());
    }

    private static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private Task<HttpResponseMessage> PostAsync(TestToken? token = null) =>
        bot.Host.PostAsync(Samples.Message(serviceUrl: Samples.Trusted).ToJsonString(), request =>
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + (token ?? bot.Token)));
}
