using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>One accepted issuer: whose keys prove it and what its tokens mean (§2.1).</summary>
/// <param name="Issuer">The <c>iss</c> claim, compared ordinally.</param>
/// <param name="Metadata">Address of its OpenID metadata. Never built from a token.</param>
/// <param name="Tenant">For Entra issuers the tenant inside the issuer; none for the bot service's own.</param>
/// <param name="CallerId">For the bot service's own issuers, what <c>callerId</c> becomes.</param>
internal sealed record IssuerRow(string Issuer, string Metadata, string? Tenant = null, string? CallerId = null);

/// <summary>
/// The issuers one cloud's bot accepts. A row is chosen by the unverified <c>iss</c>, and then only that row's keys count;
/// no row means 401 before any call to the network.
/// </summary>
internal sealed class IssuerTable
{
    // Tenants of Microsoft's that sign tokens of the emulator and of the channel (§2.1).
    private static readonly string[] PublicTenants =
    [
        "d6d49420-f39b-4df7-a1dc-d59a935871db",
        "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
        "69e9b82d-4842-4902-8d1e-abc5b98a55e8",
    ];

    private readonly Dictionary<string, IssuerRow> rows = new(StringComparer.Ordinal);

    public IssuerTable(IOptions<TeamsOptions> options)
    {
        var settings = options.Value;
        var (bot, login, sts, tenants) = Cloud(settings.Cloud);
        Add(settings.BotOpenIdMetadata is { } other ? bot with { Metadata = other } : bot);
        foreach (var tenant in tenants.Concat(settings.AllowedTenants).Append(settings.TenantId).Where(tenant => tenant.Length > 0))
            AddTenant(login, sts, tenant.ToLowerInvariant());
    }

    public IssuerRow? Find(string issuer) => rows.GetValueOrDefault(issuer);

    private static (IssuerRow Bot, string Login, string Sts, string[] Tenants) Cloud(TeamsCloud cloud) => cloud switch
    {
        TeamsCloud.UsGov => (
            new("https://api.botframework.us", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
                CallerId: "urn:botframework:azureusgov"),
            "https://login.microsoftonline.us",
            EntraIssuer.Sts,
            ["cab8a31a-1906-4287-a0d8-4eef66b95f6e"]),
        TeamsCloud.China => (
            new("https://api.botframework.azure.cn", "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
                CallerId: "urn:botframework:azure"),
            "https://login.partner.microsoftonline.cn",
            "https://sts.chinacloudapi.cn",
            ["a55a4d5b-9241-49b1-b4ff-befa8db00269"]),
        _ => (
            new("https://api.botframework.com", "https://login.botframework.com/v1/.well-known/openidconfiguration",
                CallerId: "urn:botframework:azure"),
            "https://login.microsoftonline.com",
            EntraIssuer.Sts,
            PublicTenants),
    };

    private void AddTenant(string login, string sts, string tenant)
    {
        var metadata = $"{login}/{tenant}/v2.0/.well-known/openid-configuration";
        Add(new IssuerRow(EntraIssuer.V1(EntraIssuer.Sts, tenant), metadata, tenant));
        Add(new IssuerRow(EntraIssuer.V1(sts, tenant), metadata, tenant));
        Add(new IssuerRow(EntraIssuer.V2(login, tenant), metadata, tenant));
    }

    private void Add(IssuerRow row) => rows[row.Issuer] = row;
}

/// <summary>The spellings of an Entra tenant's issuer.</summary>
internal static class EntraIssuer
{
    public const string Sts = "https://sts.windows.net";

    public static string V1(string sts, string tenant) => $"{sts}/{tenant}/";

    public static string V2(string login, string tenant) => $"{login}/{tenant}/v2.0";

    /// <summary>Whether a key that states its issuer (with <c>{tenantid}</c> in place of a tenant) may sign for this row.</summary>
    public static bool MaySign(string? keyIssuer, IssuerRow row)
    {
        if (keyIssuer is null || row.Tenant is null)
            return true;
        var filled = keyIssuer.Replace("{tenantid}", row.Tenant, StringComparison.OrdinalIgnoreCase);
        var login = new Uri(row.Metadata).GetLeftPart(UriPartial.Authority);
        return filled == V1(Sts, row.Tenant) || filled == V2(login, row.Tenant) || filled == row.Issuer;
    }
}
