using System.Net;
using System.Net.Sockets;

namespace CrmBot.Teams;

/// <summary>
/// Opens connections, and refuses private and link-local addresses: an allowed name may still resolve to one (§2.9).
/// </summary>
/// <param name="loopback">Whether this machine itself may be called (local mode in Development).</param>
internal sealed class ConnectGuard(bool loopback)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = (await Dns.GetHostAddressesAsync(host, cancellationToken)).Where(IsAllowed).ToArray();
        if (addresses.Length == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The host has no address that may be called.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal bool IsAllowed(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return IPAddress.IsLoopback(address) ? loopback : !IsPrivate(address);
    }

    private static bool IsPrivate(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast
                || address.Equals(IPAddress.IPv6Any) || IsEmbedded(address);
        var part = address.GetAddressBytes();
        return part[0] is 0 or 10 or 127 or >= 224
            || (part[0] == 100 && part[1] is >= 64 and < 128)
            || (part[0] == 169 && part[1] == 254)
            || (part[0] == 172 && part[1] is >= 16 and < 32)
            || (part[0] == 192 && part[1] == 168)
            || (part[0] == 198 && part[1] is 18 or 19);
    }

    // NAT64 and 6to4 carry an IPv4 address inside; no connector needs them.
    private static bool IsEmbedded(IPAddress address)
    {
        var part = address.GetAddressBytes();
        return (part[0] == 0 && part[1] == 0x64 && part[2] == 0xff && part[3] == 0x9b) || (part[0] == 0x20 && part[1] == 0x02);
    }
}
