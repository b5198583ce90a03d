namespace CrmBot.Teams;

/// <summary>Which Microsoft cloud a process serves; exactly one (§2.6).</summary>
public enum TeamsCloud
{
    /// <summary>The public cloud.</summary>
    Public,

    /// <summary>The cloud of the US government.</summary>
    UsGov,

    /// <summary>The cloud operated by 21Vianet in China.</summary>
    China,
}

/// <summary>How the bot is registered (§2.5).</summary>
public enum BotIdentity
{
    /// <summary>An app of the bot's own tenant.</summary>
    SingleTenant,

    /// <summary>An app of every tenant; existing bots only, new ones are refused by Azure.</summary>
    MultiTenant,

    /// <summary>A managed identity; no secret anywhere.</summary>
    UserAssignedMSI,
}

/// <summary>
/// Settings of the messenger. Read from <c>Teams:*</c> and <c>Auth:AllowAnonymous</c>, with <c>MicrosoftAppType</c>,
/// <c>MicrosoftAppId</c>, <c>MicrosoftAppPassword</c> and <c>MicrosoftAppTenantId</c> as aliases; checked at start.
/// </summary>
public sealed class TeamsOptions
{
    /// <summary>Kind of registration.</summary>
    public BotIdentity AppType { get; set; } = BotIdentity.SingleTenant;

    /// <summary>The bot's app id (a GUID); empty only with <see cref="AllowAnonymous"/>.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The app's secret. Comes from a secret store, never from a file in the repository.</summary>
    public string? AppPassword { get; set; }

    /// <summary>The app's tenant (a GUID); required unless <see cref="BotIdentity.MultiTenant"/>.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Which cloud.</summary>
    public TeamsCloud Cloud { get; set; } = TeamsCloud.Public;

    /// <summary>
    /// Take activities without a token: Development only, loopback listeners only, loopback service URLs only (§2.8).
    /// A token that is present is still checked.
    /// </summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>Largest request body in bytes, 1 KiB to 16 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>After this the sender gets 503 while the work goes on; 1 to 15 s, as the connector waits no longer.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for a connector's answer, 1 to 120 s.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Tenants that may speak to the bot; empty: its own tenant, or any when multi-tenant or local.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>App ids of agents that may call the bot (family D, §2.3). No wildcard.</summary>
    public IList<string> AllowedCallers { get; } = [];

    /// <summary>App ids by which Azure Bot Service itself calls with Entra tokens (family B, §2.1), once known for your bot.</summary>
    public IList<string> BotServiceCallers { get; } = [];

    /// <summary>Take tokens of the Bot Framework Emulator (family C, §2.3).</summary>
    public bool AllowEmulator { get; set; }

    /// <summary>Channels every signing key must vouch for besides the activity's own (§2.2).</summary>
    public IList<string> RequiredEndorsements { get; } = [];

    /// <summary>
    /// Hosts of agents the bot calls, by exact name, each with the agent's app id (a GUID). Calls to them carry a token for that agent
    /// and never the connector's (§2.9).
    /// </summary>
    public IDictionary<string, string> AgentHosts { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keep rate windows for connectors on this machine too.</summary>
    public bool ShapeLoopback { get; set; }

    /// <summary>How many instances share the messenger's limits without an <see cref="ITenantShares"/>: each takes an equal part.</summary>
    public int Instances { get; set; } = 1;

    /// <summary>Path of a certificate (PFX, or PEM with its key) used in place of the secret.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Password of the certificate file.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>Client id of the managed identity that vouches for the app (federated credential), in place of a secret.</summary>
    public string? FederatedIdentityClientId { get; set; }

    /// <summary>Use the workload identity of the cluster (<c>AZURE_FEDERATED_TOKEN_FILE</c>) in place of a secret.</summary>
    public bool UseWorkloadIdentity { get; set; }

    /// <summary>Other address of the bot issuer's OpenID metadata; absolute https.</summary>
    public string? BotOpenIdMetadata { get; set; }

    /// <summary>Other address of the sign-in service for outbound tokens; absolute https.</summary>
    public string? LoginEndpoint { get; set; }

    /// <summary>What could not be read from configuration: reported with all other errors at start.</summary>
    internal List<string> Unreadable { get; } = [];
}
