namespace CrmBot.Graph;

/// <summary>
/// How the company directory is reached. Its application permission: <c>TeamsAppInstallation.ReadWriteSelfForUser.All</c>.
/// </summary>
public sealed record GraphOptions
{
    /// <summary>Id of our app in the company's app catalog (not the id in the manifest).</summary>
    public required string CatalogAppId { get; init; }

    /// <summary>Id in the app's manifest: how an installation is found again.</summary>
    public required string ManifestId { get; init; }

    /// <summary>
    /// The registration that has the permission; its tenant, and its secret or certificate. Without either the managed identity is used.
    /// </summary>
    public string TenantId { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string? ClientSecret { get; init; }

    public string? CertificatePath { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>Address of the service with its version. An address of this machine gets no token.</summary>
    public string Endpoint { get; init; } = "https://graph.microsoft.com/v1.0";
}
