using System.Security.Cryptography;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Makes version-7 GUIDs (RFC 9562): sortable by the millisecond of creation, the rest random. As <see cref="Guid.CreateVersion7()"/>, but
/// random bytes are fetched many at a time: every record that is read makes an id too, and a system call each would be felt.
/// </summary>
public static class NewId
{
    private const int Each = 10;
    private const int Fetched = 400 * Each;
    [ThreadStatic] private static byte[]? random;
    [ThreadStatic] private static int used;

    public static Guid Next()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var bytes = Random();
        var version = (short)(0x7000 | ((bytes[0] << 8 | bytes[1]) & 0x0FFF));
        var variant = (byte)(0x80 | (bytes[2] & 0x3F));
        return new Guid((int)(now >> 16), (short)now, version, variant, bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8],
            bytes[9]);
    }

    private static ReadOnlySpan<byte> Random()
    {
        if (random is null || used == Fetched)
        {
            RandomNumberGenerator.Fill(random ??= new byte[Fetched]);
            used = 0;
        }

        used += Each;
        return random.AsSpan(used - Each, Each);
    }
}
