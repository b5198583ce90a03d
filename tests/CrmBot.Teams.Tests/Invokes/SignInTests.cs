using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Teams.Tests.Invokes;

public sealed class SignInTests
{
    [Theory]
    [InlineData("""{"id":"x1","connectionName":"graph","token":"secret"}""", true)]
    [InlineData("""{"id":"","connectionName":"graph","token":"secret"}""", false)]
    [InlineData("""{"connectionName":"graph","token":"secret"}""", false)]
    [InlineData("""{"id":"x1","connectionName":"graph","token":{}}""", false)]
    [InlineData("""null""", false)]
    public void Case_132_An_exchange_needs_all_of_its_parts(string value, bool whole) =>
        (TokenExchangeInvoke.From(Make.Invoke("signin/tokenExchange", value)) is not null).ShouldBe(whole);

    [Fact]
    public void A_token_is_in_no_text() =>
        (new TokenExchangeInvoke("x1", "graph", "secret").ToString() + new UserToken(200, "secret")).ShouldNotContain("secret");

    [Fact]
    public void Case_132_What_cannot_be_exchanged_names_the_exchange_and_not_the_token()
    {
        var answer = SignInAnswer.CannotExchange(new TokenExchangeInvoke("x1", "graph", "secret"));
        answer.Status.ShouldBe(412);
        (answer.Body!["id"]!.GetValue<string>(), answer.Body["connectionName"]!.GetValue<string>()).ShouldBe(("x1", "graph"));
        answer.Body.ToJsonString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("""{"state":"123456"}""", "123456")]
    [InlineData("""{"state":null}""", null)]
    [InlineData("""{"state":7}""", null)]
    [InlineData("""{}""", null)]
    [InlineData("""null""", null)]
    public void Case_133_A_code_is_text_or_there_is_none(string value, string? code) =>
        SignInAnswer.CodeOf(Make.Invoke("signin/verifyState", value)).ShouldBe(code);

    [Fact]
    public async Task The_token_service_is_asked_with_everything_escaped_and_its_status_is_told()
    {
        await using var service = await FakeConnector.StartAsync();
        await using var host = await TeamsHost.StartAsync(services: services => services.AddTeamsInvokes(
            new ConfigurationBuilder().AddInMemoryCollection([new("Teams:SignIn:TokenService", service.Url)]).Build()));
        var tokens = host.Services.GetRequiredService<IUserTokens>();
        service.Next(200, """{"connectionName":"graph","token":"mine"}""");
        service.Next(412);
        service.Next(200, "no json");
        service.NextReset();
        var token = TestContext.Current.CancellationToken;
        (await tokens.ExchangeAsync("29:a&b", "msteams", "my graph", "sso", token)).ShouldBe(new UserToken(200, "mine"));
        (await tokens.FindAsync("29:a", "msteams", "graph", "1?2", token)).ShouldBe(new UserToken(412, null));
        (await tokens.FindAsync("29:a", "msteams", "graph", null, token)).ShouldBe(new UserToken(200, null));
        (await tokens.FindAsync("29:a", "msteams", "graph", null, token)).ShouldBe(new UserToken(503, null));
        var calls = service.Calls.ToArray();
        (calls[0].Method, calls[0].RawTarget, calls[0].Body).ShouldBe(
            ("POST", "/_connector/api/usertoken/exchange?userId=29%3Aa%26b&connectionName=my%20graph&channelId=msteams",
                """{"token":"sso"}"""));
        calls[1].RawTarget.ShouldEndWith("GetToken?userId=29%3Aa&connectionName=graph&channelId=msteams&code=1%3F2");
    }
}
