using System.Net;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams.Tests.Trust;

/// <summary>The form of a token of the Bot Service, and how long it lives.</summary>
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
}
