using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>Adds the messenger to a host, and its endpoint to the routes.</summary>
public static class AddTeamsExtensions
{
    /// <summary>Adds the messenger with settings from configuration (keys: see <see cref="TeamsOptions"/>).</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Where the settings are; wrong ones are reported at the start, all at once.</param>
    /// <remarks>
    /// The host must register its own <see cref="IActivityHandler"/> as a singleton, and with several instances an
    /// <see cref="ITenantShares"/> (§4.3).
    /// </remarks>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration) =>
        services.AddTeams(options => ReadTeamsOptions.Into(options, configuration));

    /// <summary>Adds the messenger with settings made in code.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; wrong ones are reported at the start, all at once.</param>
    public static IServiceCollection AddTeams(this IServiceCollection services, Action<TeamsOptions> configure)
    {
        services.AddOptions<TeamsOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<TeamsOptions>, CheckTeamsOptions>();
        services.AddHostedService<CheckListeners>();
        services.AddSingleton(provider => new ServiceUrlGate(provider.GetRequiredService<IOptions<TeamsOptions>>().Value));
        services.AddSingleton<AnonymousIntake>();
        services.TryAddSingleton<IInboundAuthenticator, CheckBearer>();
        services.TryAddSingleton(_ => KeysHttp.Create());
        services.AddSingleton<FetchKeys>();
        services.AddSingleton<KeyRings>();
        services.AddSingleton<IssuerTable>();
        services.AddSingleton<CheckClaims>();
        services.AddSingleton<TokenCache>();
        services.AddSingleton<CheckToken>();
        services.AddSingleton<AdmitActivity>();
        services.AddSingleton<ReceiveActivity>();
        services.AddSingleton(MakeShaper);
        services.AddConnector();
        services.AddFiles();
        return services;
    }

    /// <summary>Maps the endpoint activities are posted to.</summary>
    /// <param name="routes">The host's routes.</param>
    /// <param name="path">The path; Azure Bot's messaging endpoint names it.</param>
    /// <remarks>Nothing is made before the first request, so that wrong settings are reported by the host's start, all at once.</remarks>
    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder routes, string path = "/api/messages") =>
        routes.MapPost(path, static context => context.RequestServices.GetRequiredService<ReceiveActivity>().HandleAsync(context));

    private static RateShaper MakeShaper(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<TeamsOptions>>().Value;
        return new RateShaper(
            ConnectorProfile.Teams.DividedBy(options.Instances),
            services.GetRequiredService<TimeProvider>(),
            options.ShapeLoopback,
            services.GetService<ITenantShares>());
    }
}
