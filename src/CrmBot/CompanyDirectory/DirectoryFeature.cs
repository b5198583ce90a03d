using System.Runtime.CompilerServices;
using CrmBot.Graph;
using CrmBot.Runtime.Places;
using CrmBot.Teams;
using Microsoft.Extensions.Options;

namespace CrmBot.CompanyDirectory;

/// <summary>The company directory, where one is set up (<c>Graph:CatalogAppId</c>): gives people the app who do not have it yet.</summary>
internal static class DirectoryFeature
{
    public static IServiceCollection AddDirectory(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration["Graph:CatalogAppId"]))
            return services;
        return services.AddSingleton<IInstallApp>(provider => new LoadedLater(() => Make(provider, configuration)));
    }

    // A method of its own: compiling it is what loads the assemblies, and that waits until somebody without the app is written to.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IInstallApp Make(IServiceProvider provider, IConfiguration configuration)
    {
        var teams = provider.GetRequiredService<IOptions<TeamsOptions>>().Value;
        var options = new GraphOptions
        {
            CatalogAppId = Id(configuration, "Graph:CatalogAppId", null),
            ManifestId = Id(configuration, "Graph:ManifestId", teams.AppId),
            TenantId = teams.TenantId,
            ClientId = teams.AppId,
            ClientSecret = teams.AppPassword,
            CertificatePath = teams.CertificatePath,
            CertificatePassword = teams.CertificatePassword,
            Endpoint = configuration["Graph:Endpoint"] ?? "https://graph.microsoft.com/v1.0",
        };
        return GraphDirectory.Installer(options, provider.GetRequiredService<ILoggerFactory>());
    }

    private static string Id(IConfiguration configuration, string key, string? otherwise) =>
        Guid.TryParse(configuration[key] is { Length: > 0 } text ? text : otherwise, out var id)
            ? id.ToString()
            : throw new InvalidOperationException($"{key} must be a GUID.");

    private sealed class LoadedLater(Func<IInstallApp> make) : IInstallApp
    {
        private readonly Lazy<IInstallApp> loaded = new(make);

        public Task<InstallReport> InstallForAsync(string directoryId, CancellationToken cancellationToken) =>
            loaded.Value.InstallForAsync(directoryId, cancellationToken);
    }
}
