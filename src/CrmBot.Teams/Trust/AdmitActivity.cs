using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>Binds a caller to what it says: service URL, endorsements, gate, tenant (§0 steps 8 to 10).</summary>
internal sealed class AdmitActivity(IOptions<TeamsOptions> options, ServiceUrlGate gate)
{
    private readonly TeamsOptions options = options.Value;
    private readonly string[] tenants = Tenants(options.Value);

    public Rejection? Check(Activity activity, Caller caller)
    {
        var verdict = gate.Judge(activity.ServiceUrl);
        return caller.IsAnonymous
            ? (verdict.Kind == ServiceUrlKind.Local ? null : new Rejection(403, "AnonymousServiceUrl"))
            : Binding(activity, caller)
                ?? (verdict.Kind == ServiceUrlKind.Refused ? new Rejection(403, "ServiceUrlGate") : null)
                ?? Tenant(activity);
    }

    private Rejection? Binding(Activity activity, Caller caller) => caller.Family switch
    {
        IssuerFamily.BotService => BotService(activity, caller),
        IssuerFamily.BotServiceByEntra =>
            caller.ServiceUrl is null || SameServiceUrl(caller.ServiceUrl, activity.ServiceUrl)
                ? null
                : new Rejection(403, "ServiceUrlMismatch"),
        IssuerFamily.Emulator when activity.ChannelId == "emulator" => null,
        // Neither the emulator nor an agent may speak for Teams.
        IssuerFamily.Agent when activity.ChannelId is not ("msteams" or "emulator" or "webchat" or "directline") => null,
        _ => new Rejection(403, "ChannelNotCallers"),
    };

    private Rejection? BotService(Activity activity, Caller caller) =>
        caller.ServiceUrl is not { Length: > 0 } claim ? new Rejection(403, "NoServiceUrlClaim")
        : !SameServiceUrl(claim, activity.ServiceUrl) ? new Rejection(403, "ServiceUrlMismatch")
        : !caller.Endorsements.Contains(activity.ChannelId, StringComparer.Ordinal) ? new Rejection(403, "NotEndorsed")
        : options.RequiredEndorsements.Any(needed => !caller.Endorsements.Contains(needed, StringComparer.Ordinal))
            ? new Rejection(403, "EndorsementMissing")
        : null;

    // Both places must agree with the list: a body that names two tenants is not to be trusted with either.
    private Rejection? Tenant(Activity activity)
    {
        if (tenants.Length == 0 || (activity.TenantId is null && activity.ChannelId != "msteams"))
            return null;
        var (data, conversation) = (activity.ChannelData.TenantId, activity.Conversation.TenantId);
        return (data ?? conversation) is not null && IsAllowed(data) && IsAllowed(conversation)
            ? null
            : new Rejection(403, "TenantNotAllowed");
    }

    private bool IsAllowed(string? tenant) => tenant is null || tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    private static string[] Tenants(TeamsOptions options) =>
        options.AllowedTenants.Count > 0 ? [.. options.AllowedTenants]
        : options.AppType != BotIdentity.MultiTenant && options.TenantId.Length > 0 ? [options.TenantId]
        : [];

    // Equal text is equal; whether it is any good is for the gate.
    private static bool SameServiceUrl(string claim, string serviceUrl) =>
        string.Equals(claim, serviceUrl, StringComparison.Ordinal) || SameWhenNormal(claim, serviceUrl);

    private static bool SameWhenNormal(string claim, string serviceUrl) =>
        Normal(claim) is { } one && Normal(serviceUrl) is { } other && string.Equals(one, other, StringComparison.Ordinal);

    private static string? Normal(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            return null;
        var text = uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        return text.EndsWith('/') ? text[..^1] : text;
    }
}
