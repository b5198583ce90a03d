using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;
using CrmBot.Runtime.Places;
using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Graph.Authentication;
using Microsoft.Kiota.Abstractions.Authentication;

namespace CrmBot.Graph;

/// <summary>Makes what talks to Microsoft Graph. Touching this class loads some forty megabytes: only whoever needs it may.</summary>
public static class GraphDirectory
{
    /// <summary>Installs the app for people who do not have it.</summary>
    public static IInstallApp Installer(GraphOptions options, ILoggerFactory logs) =>
        new InstallApp(Client(options), options, logs.CreateLogger<InstallApp>());

    // Without the SDK's own retries: the outbox waits and tries again, and does so across a restart.
    private static GraphServiceClient Client(GraphOptions options)
    {
        var http =
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) });
        return new GraphServiceClient(http, Authentication(options), options.Endpoint);
    }

    private static IAuthenticationProvider Authentication(GraphOptions options) => new Uri(options.Endpoint).IsLoopback
        ? new AnonymousAuthenticationProvider()
        : new AzureIdentityAuthenticationProvider(Credential(options), null, null, isCaeEnabled: true,
            scopes: [new Uri(options.Endpoint).GetLeftPart(UriPartial.Authority) + "/.default"]);

    private static TokenCredential Credential(GraphOptions options)
    {
        if (!string.IsNullOrEmpty(options.ClientSecret))
            return new ClientSecretCredential(options.TenantId, options.ClientId, options.ClientSecret);
        return options.CertificatePath is { Length: > 0 } path
            ? new ClientCertificateCredential(options.TenantId, options.ClientId,
                X509CertificateLoader.LoadPkcs12FromFile(path, options.CertificatePassword))
            : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.ClientId));
    }
}
