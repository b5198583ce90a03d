using System.Net;

namespace CrmBot.Teams;

/// <summary>What counts as this machine.</summary>
internal static class Loopback
{
    public static bool IsUrl(string url) =>
        (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && IsHost(uri);

    // No other name is asked of DNS: whoever answers for it could answer anything.
    public static bool IsHost(Uri uri) =>
        uri.HostNameType == UriHostNameType.Dns
            ? uri.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            : IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address);

    /// <summary>The <c>Host</c> of a request; not every client of HTTP/1.0 sends one.</summary>
    public static bool IsName(string host) =>
        host.Length == 0 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>An in-process test server has no address at all.</summary>
    public static bool IsPeer(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}
