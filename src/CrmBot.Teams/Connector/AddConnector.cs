using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>Adds the connector client and its connections.</summary>
internal static class AddConnectorExtensions
{
    public static void AddConnector(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ConnectorHttp(MakeHandler(provider)));
        services.TryAddSingleton(_ => LoginHttp.Create());
        services.TryAddSingleton(_ => IdentityHttp.Create());
        services.TryAddSingleton(MakeTokens);
        services.AddSingleton<HostCircuits>();
        services.AddSingleton<CallConnector>();
        services.TryAddSingleton<IConnector, ConnectorClient>();
    }

    private static ITokenSource MakeTokens(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<TeamsOptions>>().Value;
        if (options.AppId.Length == 0)
            return new NoTokens();
        var endpoint = TokenEndpoint.Of(options);
        var time = provider.GetRequiredService<TimeProvider>();
        var log = provider.GetRequiredService<ILogger<CachedTokens>>();
        return new TokensByAudience(
            scope => new CachedTokens(MakeGrants(provider, options, endpoint with { Scope = scope }), time, log), endpoint.Scope);
    }

    private static IGrantTokens MakeGrants(IServiceProvider provider, TeamsOptions options, TokenEndpoint endpoint)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        return string.IsNullOrEmpty(options.AppPassword) || options.AppType == BotIdentity.UserAssignedMSI
            ? GrantByIdentity.Of(options, endpoint, provider.GetRequiredService<IdentityHttp>(), time)
            : new GrantBySecret(provider.GetRequiredService<LoginHttp>(), endpoint, options.AppId, options.AppPassword, time);
    }

    private static SocketsHttpHandler MakeHandler(IServiceProvider provider) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        MaxConnectionsPerServer = 128,
        MaxResponseHeadersLength = 32,
        ActivityHeadersPropagator = null,
        ConnectCallback = new ConnectGuard(provider.GetRequiredService<IOptions<TeamsOptions>>().Value.AllowAnonymous).ConnectAsync,
    };
}

/// <summary>The connections to connectors: the only ones that ever carry the bot's token.</summary>
internal sealed class ConnectorHttp(HttpMessageHandler handler) : HttpMessageInvoker(handler);

/// <summary>For a bot without an app id: local connectors need no token, and no other connector is called.</summary>
internal sealed class NoTokens : ITokenSource
{
    public ValueTask<string?> GetAsync(string? agentId, string? rejected, CancellationToken cancellationToken) =>
        ValueTask.FromResult<string?>(null);
}
