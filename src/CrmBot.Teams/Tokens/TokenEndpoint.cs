namespace CrmBot.Teams;

/// <summary>Where a bot's own tokens come from and what they are for (§2.6).</summary>
/// <param name="Login">Sign-in host, ending in a slash.</param>
/// <param name="Tenant">Tenant asked; multi-tenant bots ask Bot Framework's.</param>
/// <param name="Scope">Scope of the connector in this cloud.</param>
internal sealed record TokenEndpoint(string Login, string Tenant, string Scope)
{
    public string Url => $"{Login}{Tenant}/oauth2/v2.0/token";

    public static TokenEndpoint Of(TeamsOptions options)
    {
        var (login, scope, shared) = options.Cloud switch
        {
            TeamsCloud.UsGov =>
                ("https://login.microsoftonline.us/", "https://api.botframework.us/.default", "MicrosoftServices.onmicrosoft.us"),
            TeamsCloud.China =>
                ("https://login.partner.microsoftonline.cn/", "https://api.botframework.azure.cn/.default", options.TenantId),
            _ => ("https://login.microsoftonline.com/", "https://api.botframework.com/.default", "botframework.com"),
        };
        return new TokenEndpoint(
            options.LoginEndpoint is { } other ? other.TrimEnd('/') + "/" : login,
            options.AppType == BotIdentity.MultiTenant ? shared : options.TenantId,
            scope);
    }
}
