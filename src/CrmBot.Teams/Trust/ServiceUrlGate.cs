using System.Collections.Concurrent;

namespace CrmBot.Teams;

/// <summary>
/// Decides which connectors may be spoken to, and which of them may see a token (§2.9). Asked when an activity comes in
/// and again before every call, so that a reference changed in the store cannot carry a token away.
/// </summary>
public sealed class ServiceUrlGate
{
    private const int CacheSize = 2048;
    private static readonly string[] PublicHosts = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];

    private static readonly string[] GovHosts = ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"];

    private readonly ConcurrentDictionary<string, ServiceUrlVerdict> verdicts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> agents;
    private readonly string[] hosts;
    private readonly string[] suffixes;
    private readonly bool loopback;

    /// <summary>Gate for the configured cloud (§2.6).</summary>
    /// <param name="options">Which cloud, which agents, and whether this machine itself may be called.</param>
    public ServiceUrlGate(TeamsOptions options)
    {
        (hosts, suffixes) = options.Cloud switch
        {
            TeamsCloud.UsGov => (GovHosts, [".botframework.azure.us", ".botframework.us"]),
            TeamsCloud.China => ([], [".botframework.azure.cn"]),
            _ => (PublicHosts, new[] { ".botframework.com" }),
        };
        agents = options.AgentHosts.ToDictionary(agent => agent.Key.ToLowerInvariant(), agent => agent.Value, StringComparer.Ordinal);
        loopback = options.AllowAnonymous;
    }

    /// <summary>Judges a service URL. Verdicts are remembered, as every call asks.</summary>
    /// <param name="serviceUrl">As an activity or a stored reference gives it; anything at all may be asked.</param>
    public ServiceUrlVerdict Judge(string serviceUrl)
    {
        if (verdicts.TryGetValue(serviceUrl, out var known))
            return known;
        var verdict = Look(serviceUrl);
        // Attackers choose these strings: forget all rather than grow.
        if (verdicts.Count >= CacheSize)
            verdicts.Clear();
        if (serviceUrl.Length <= 512)
            verdicts[serviceUrl] = verdict;
        return verdict;
    }

    internal int Remembered => verdicts.Count;

    private ServiceUrlVerdict Look(string serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri) || HasTrickery(serviceUrl, uri))
            return ServiceUrlVerdict.Refused;
        if (loopback && Loopback.IsHost(uri) && uri.Scheme is "http" or "https")
            return new ServiceUrlVerdict(ServiceUrlKind.Local, Base(uri), uri.Authority);
        if (uri is not { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns })
            return ServiceUrlVerdict.Refused;
        return agents.TryGetValue(uri.Host, out var agent) ? new ServiceUrlVerdict(ServiceUrlKind.Trusted, Base(uri), uri.Host, agent)
            : IsConnector(uri.Host) ? new ServiceUrlVerdict(ServiceUrlKind.Trusted, Base(uri), uri.Host)
            : ServiceUrlVerdict.Refused;
    }

    private bool IsConnector(string host) =>
        hosts.Contains(host, StringComparer.Ordinal)
        || suffixes.Any(suffix => host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.Ordinal));

    private static bool HasTrickery(string text, Uri uri) =>
        uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0
        || text.AsSpan().ContainsAny(['\\', '@', '#', '?'])
        || text.AsSpan().ContainsAnyExceptInRange('!', '~')
        || text.Contains("..", StringComparison.Ordinal)
        || text.Contains("%2e", StringComparison.OrdinalIgnoreCase)
        || uri.Host.EndsWith('.')
        || uri.Host.Contains("xn--", StringComparison.OrdinalIgnoreCase);

    private static string Base(Uri uri) => uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
}

/// <summary>What the gate thinks of a service URL.</summary>
public enum ServiceUrlKind
{
    /// <summary>Nothing is sent there, and nothing from there is taken.</summary>
    Refused,

    /// <summary>A connector of the configured cloud, or an agent named in the settings: calls carry a token meant for it.</summary>
    Trusted,

    /// <summary>A tool on this machine, in Development: calls carry no token.</summary>
    Local,
}

/// <summary>The gate's verdict.</summary>
/// <param name="Kind">Refused, trusted or local.</param>
/// <param name="BaseUrl">Normalised URL without a slash at the end.</param>
/// <param name="Host">Host (with its port where local).</param>
/// <param name="AgentId">App id of the agent behind the host; none for the messenger's own connectors.</param>
public sealed record ServiceUrlVerdict(ServiceUrlKind Kind, string BaseUrl, string Host, string? AgentId = null)
{
    internal static readonly ServiceUrlVerdict Refused = new(ServiceUrlKind.Refused, "", "");
}
