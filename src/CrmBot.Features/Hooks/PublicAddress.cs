using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CrmBot.Features.Hooks;

/// <summary>
/// Tells addresses of the open net from those of our own: a web hook must not become a way to reach what only we can reach.
/// </summary>
internal static class PublicAddress
{
    // Networks of version 4 that are nobody's in the open net: private, shared,
    // this machine, this link, documentation, many at once, kept back.
    private static readonly (uint Network, int Bits)[] Ours =
    [
        (0x00000000, 8), (0x0A000000, 8), (0x64400000, 10), (0x7F000000, 8), (0xA9FE0000, 16), (0xAC100000, 12), (0xC0000000, 24),
        (0xC0000200, 24), (0xC0586300, 24),
        (0xC0A80000, 16), (0xC6120000, 15), (0xC6336400, 24), (0xCB007100, 24), (0xE0000000, 4), (0xF0000000, 4),
    ];

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? IsOpen(BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes()))
            : IsOpen(address, address.GetAddressBytes());
    }

    private static bool IsOpen(uint address) =>
        !Array.Exists(Ours, ours => address >> (32 - ours.Bits) == ours.Network >> (32 - ours.Bits));

    // Only what is given out to the world (2000::/3), without the ways into version 4 and
    // documentation; 64:ff9b::/96 carries an address of version 4 and is judged by that.
    private static bool IsOpen(IPAddress address, byte[] bytes)
    {
        if (bytes.AsSpan(0, 12).SequenceEqual<byte>([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]))
            return IsOpen(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(12)));
        var isGiven = bytes[0] >> 5 == 1;
        var isTunnel = address.IsIPv6Teredo || (bytes[0] == 0x20 && bytes[1] == 0x02);
        var isDocumentation = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8;
        return isGiven && !isTunnel && !isDocumentation;
    }
}
