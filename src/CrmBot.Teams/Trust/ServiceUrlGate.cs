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
    private readonly string[] hosts;
    private readonly string[] suffixes;
    private readonly bool loopback;

    /// <summary>Gate for the configured cloud.</summary>
    public ServiceUrlGate(TeamsOptions options)
    {
        (hosts, suffixes) = options.Cloud switch
        {
            TeamsCloud.UsGov => (GovHosts, [".botframework.azure.us", ".botframework.us"]),
            TeamsCloud.China => ([], [".botframework.azure.cn"]),
            _ => (PublicHosts, new[] { ".botframework.com" }),
        };
        hosts = [.. hosts, .. options.ExtraServiceHosts.Select(host => host.ToLowerInvariant())];
        loopback = options.AllowAnonymous;
    }

    /// <summary>Judges a service URL. Verdicts are remembered, as every call asks.</summary>
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
        return IsAllowed(uri) ? new ServiceUrlVerdict(ServiceUrlKind.Trusted, Base(uri), uri.Host) : ServiceUrlVerdict.Refused;
    }

    private bool IsAllowed(Uri uri) =>
        uri is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
        && (hosts.Contains(uri.Host, StringComparer.Ordinal)
            || suffixes.Any(suffix => uri.Host.Length > suffix.Length && uri.Host.EndsWith(suffix, StringComparison.Ordinal)));

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

    /// <summary>A connector of the configured cloud: calls carry the bot's token.</summary>
    Trusted,

    /// <summary>A tool on this machine, in Development: calls carry no token.</summary>
    Local,
}

/// <summary>The gate's verdict.</summary>
/// <param name="Kind">Refused, trusted or local.</param>
/// <param name="BaseUrl">Normalised URL without a slash at the end.</param>
/// <param name="Host">Host (with its port where local).</param>
public sealed record ServiceUrlVerdict(ServiceUrlKind Kind, string BaseUrl, string Host)
{
    internal static readonly ServiceUrlVerdict Refused = new(ServiceUrlKind.Refused, "", "");
}
