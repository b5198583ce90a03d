using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using CrmBot.Teams;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Invokes;

public sealed class SignInTests : IAsyncLifetime
{
    private readonly TokenService service = new();
    private CrmBotTestApp app = null!;

    public async ValueTask InitializeAsync() => app = await CrmBotTestApp.StartAsync(
        services: services => services.AddSingleton<IUserTokens>(service), settings: ("Teams:SignIn:Connection", "graph"));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Case_132_One_exchange_is_carried_out_for_all_clients_of_a_person()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ExchangeAsync("x1")));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK && answer.Text.Length == 0);
        (await ExchangeAsync("x1")).Status.ShouldBe(HttpStatusCode.OK);
        service.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Case_132_What_cannot_be_exchanged_is_412_for_every_duplicate_and_may_succeed_later()
    {
        service.Status = 400;
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ExchangeAsync("x2"))))
        {
            answer.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
            answer.Body!["id"]!.GetValue<string>().ShouldBe("x2");
        }

        service.Status = 200;
        (await ExchangeAsync("x2")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Case_132_Trouble_upstream_is_passed_on()
    {
        service.Status = 503;
        (await ExchangeAsync("x3")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_connection_that_is_not_ours_is_never_asked_for()
    {
        (await ExchangeAsync("x4", "other")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        service.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"state":null}""", 404)]
    [InlineData("""{}""", 404)]
    [InlineData("""{"state":"000000"}""", 412)]
    [InlineData("""{"state":"123456"}""", 200)]
    public async Task Case_133_A_code_is_missing_wrong_or_right(string value, int status) =>
        ((int)(await app.Direct(DemoPeople.LinTao).InvokeAsync("signin/verifyState", JsonNode.Parse(value))).Status).ShouldBe(status);

    [Fact]
    public async Task Without_a_connection_nobody_signs_in()
    {
        await using var other = await CrmBotTestApp.StartAsync();
        (await other.Direct(DemoPeople.LinTao).InvokeAsync("signin/verifyState", new JsonObject { ["state"] = "1" })).Status.ShouldBe(
            HttpStatusCode.NotImplemented);
    }

    private Task<Invoked> ExchangeAsync(string id, string connection = "graph") => app.Direct(DemoPeople.LinTao).InvokeAsync(
        "signin/tokenExchange", new JsonObject { ["id"] = id, ["connectionName"] = connection, ["token"] = "secret" });

    private sealed class TokenService : IUserTokens
    {
        public int Status { get; set; } = 200;

        public ConcurrentQueue<string> Calls { get; } = new();

        public async Task<UserToken> ExchangeAsync(
            string userId, string channelId, string connectionName, string token, CancellationToken cancellationToken)
        {
            Calls.Enqueue(connectionName);
            await Task.Delay(100, cancellationToken);
            return new UserToken(Status, Status == 200 ? "mine" : null);
        }

        public Task<UserToken> FindAsync(
            string userId, string channelId, string connectionName, string? code, CancellationToken cancellationToken) =>
                Task.FromResult(code == "123456" ? new UserToken(200, "mine") : new UserToken(404, null));
    }
}
