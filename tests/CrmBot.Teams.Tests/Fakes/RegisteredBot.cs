using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Teams.Tests;

/// <summary>A bot with an app id, as in production, with issuers and a clock of our own.</summary>
public sealed class RegisteredBot : IAsyncDisposable
{
    private RegisteredBot(TeamsHost host, FakeIssuers issuers, ManualClock clock) => (Host, Issuers, Clock) = (host, issuers, clock);

    public TeamsHost Host { get; }

    public FakeIssuers Issuers { get; }

    public ManualClock Clock { get; }

    /// <summary>A bot whose host's client carries a good token on every request.</summary>
    public static async Task<RegisteredBot> StartSignedInAsync(params (string Key, string Value)[] settings)
    {
        var bot = await StartAsync(settings);
        bot.Host.Client.DefaultRequestHeaders.Authorization = new("Bearer", bot.Token.ToString());
        return bot;
    }

    public TestToken Token => TestToken.BotService(Clock.GetUtcNow());

    public static Task<RegisteredBot> StartAsync(params (string Key, string Value)[] settings) => StartAsync(new ManualClock(), settings);

    public static async Task<RegisteredBot> StartAsync(ManualClock clock, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Teams:AppId"] = Samples.BotAppId,
            ["Teams:TenantId"] = Samples.Tenant,
            ["Teams:AppPassword"] = "secret",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        var issuers = await FakeIssuers.StartAsync();
        var host = await TeamsHost.StartAsync(all, "Production", services: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton(new KeysHttp(issuers.Handler));
        });
        return new RegisteredBot(host, issuers, clock);
    }

    public Task<string> ExpectAsync(HttpStatusCode status, object token, string? activity = null) =>
        Host.ExpectAsync(status, activity ?? Samples.Message(serviceUrl: Samples.Trusted).ToJsonString(), request =>
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token));

    public Task TakenAsync(object token, string? activity = null) => ExpectAsync(HttpStatusCode.Accepted, token, activity);

    public Task UnauthorisedAsync(object token) => ExpectAsync(HttpStatusCode.Unauthorized, token);

    public Task ForbiddenAsync(object token, string? activity = null) => ExpectAsync(HttpStatusCode.Forbidden, token, activity);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Issuers.DisposeAsync();
    }
}
