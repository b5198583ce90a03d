using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrmBot.Teams;

/// <summary>Settings of sign-in, read from <c>Teams:SignIn:*</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>Name of the OAuth connection in the bot's registration (<c>Teams:SignIn:Connection</c>); none: nobody signs in.</summary>
    public string? Connection { get; set; }

    /// <summary>
    /// Other address of the token service (<c>Teams:SignIn:TokenService</c>): it sees the bot's token. Absolute https, or loopback.
    /// </summary>
    public string? TokenService { get; set; }
}

/// <summary>Adds what invokes need besides the connector.</summary>
public static class AddInvokesExtensions
{
    /// <summary>Adds <see cref="IUserTokens"/> and <see cref="UploadFile"/>.</summary>
    public static IServiceCollection AddTeamsInvokes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>()
            .Configure(options => (options.Connection, options.TokenService) = (configuration["Teams:SignIn:Connection"],
                configuration["Teams:SignIn:TokenService"]))
            .Validate(options => IsFit(options.TokenService),
                "Teams:SignIn:TokenService must be an absolute https address (or one of this machine).")
            .ValidateOnStart();
        services.TryAddSingleton<IUserTokens, UserTokens>();
        services.AddSingleton<UploadFile>();
        return services;
    }

    private static bool IsFit(string? address) =>
        string.IsNullOrEmpty(address)
            || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || Loopback.IsHost(uri)));
}
