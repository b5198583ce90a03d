using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>The start-up rules of §2.5 and §2.8. Each message names the key and what is allowed.</summary>
internal sealed class CheckTeamsOptions(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        List<string> faults = [.. options.Unreadable, .. Identity(options), .. Limits(options), .. Lists(options), .. Urls(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Identity(TeamsOptions options)
    {
        if (options.AllowAnonymous && !environment.IsDevelopment())
            yield return $"Auth:AllowAnonymous is true and the environment is {environment.EnvironmentName}; allowed only in Development.";
        if (options.AppId.Length == 0 && !options.AllowAnonymous)
            yield return "Teams:AppId (or MicrosoftAppId) is empty; set the bot's app id, or in Development set Auth:AllowAnonymous to true.";
        if (options.AppId.Length > 0 && !IsId(options.AppId))
            yield return $"Teams:AppId is '{options.AppId}'; allowed: a GUID that is not zero.";
        if (options.TenantId.Length > 0 && !IsId(options.TenantId))
            yield return $"Teams:TenantId is '{options.TenantId}'; allowed: a GUID that is not zero.";
        if (options.AppId.Length > 0 && options.TenantId.Length == 0 && options.AppType != BotIdentity.MultiTenant)
            yield return "Teams:TenantId (or MicrosoftAppTenantId) is empty; required unless Teams:AppType is MultiTenant.";
        if (options.AppId.Length > 0 && !HasCredential(options))
            yield return "The bot has no credential; set one of Teams:AppPassword (or MicrosoftAppPassword), Teams:CertificatePath, "
                + "Teams:FederatedIdentityClientId, Teams:UseWorkloadIdentity, or Teams:AppType UserAssignedMSI.";
        if (options.CertificatePath is { Length: > 0 } path && !File.Exists(path))
            yield return $"Teams:CertificatePath is '{path}'; no such file.";
    }

    private static IEnumerable<string> Limits(TeamsOptions options)
    {
        if (options.MaxBodyBytes is < 1024 or > 16 * 1024 * 1024)
            yield return $"Teams:MaxBodyBytes is {options.MaxBodyBytes}; allowed: 1024 to 16777216.";
        if (options.AnswerWithin < TimeSpan.FromSeconds(1) || options.AnswerWithin > TimeSpan.FromSeconds(15))
            yield return $"Teams:AnswerWithin is {options.AnswerWithin}; allowed: 00:00:01 to 00:00:15.";
        if (options.SendTimeout < TimeSpan.FromSeconds(1) || options.SendTimeout > TimeSpan.FromSeconds(120))
            yield return $"Teams:SendTimeout is {options.SendTimeout}; allowed: 00:00:01 to 00:02:00.";
        if (options.Instances is < 1 or > 64)
            yield return $"Teams:Instances is {options.Instances}; allowed: 1 to 64.";
    }

    private static IEnumerable<string> Lists(TeamsOptions options)
    {
        foreach (var caller in options.AllowedCallers.Where(caller => !IsId(caller)))
            yield return $"Teams:AllowedCallers contains '{caller}'; allowed: app ids (GUIDs), no wildcard.";
        foreach (var caller in options.BotServiceCallers.Where(caller => !IsId(caller)))
            yield return $"Teams:BotServiceCallers contains '{caller}'; allowed: app ids (GUIDs), no wildcard.";
        foreach (var tenant in options.AllowedTenants.Where(tenant => !IsId(tenant)))
            yield return $"Teams:AllowedTenants contains '{tenant}'; allowed: tenant ids (GUIDs).";
        foreach (var (host, agent) in options.AgentHosts)
        {
            if (Uri.CheckHostName(host) != UriHostNameType.Dns || !host.Contains('.'))
                yield return $"Teams:AgentHosts contains '{host}'; allowed: full host names.";
            if (!IsId(agent))
                yield return $"Teams:AgentHosts:{host} is '{agent}'; allowed: the app id of that agent (a GUID).";
        }
    }

    private static IEnumerable<string> Urls(TeamsOptions options)
    {
        foreach (var (key, url) in new[] { ("Teams:BotOpenIdMetadata", options.BotOpenIdMetadata),
            ("Teams:LoginEndpoint", options.LoginEndpoint) })
        {
            if (url is not null && (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps))
                yield return $"{key} is '{url}'; allowed: an absolute https address.";
        }
    }

    private static bool IsId(string text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty;

    private static bool HasCredential(TeamsOptions options) =>
        options.AppType == BotIdentity.UserAssignedMSI || !string.IsNullOrEmpty(options.AppPassword)
        || !string.IsNullOrEmpty(options.CertificatePath) || !string.IsNullOrEmpty(options.FederatedIdentityClientId)
        || options.UseWorkloadIdentity;
}
