using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>Adds the connector client and its connections.</summary>
internal static class AddConnectorExtensions
{
    public static void AddConnector(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ConnectorHttp(MakeHandler(provider)));
        services.TryAddSingleton<ITokenSource, NoTokens>();
        services.AddSingleton<CallConnector>();
        services.TryAddSingleton<IConnector, ConnectorClient>();
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

internal sealed class NoTokens : ITokenSource
{
    public ValueTask<string?> GetAsync(string? rejected, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);
}
