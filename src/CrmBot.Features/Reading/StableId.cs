using System.Security.Cryptography;
using System.Text;

namespace CrmBot.Features.Reading;

/// <summary>
/// The same id for the same key, so that the primary key itself keeps a thing from being stored twice, also after an undo and
/// across instances.
/// </summary>
internal static class StableId
{
    public static Guid Of(string kind, params object[] key)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{string.Join('\n', key)}"));
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest.AsSpan(0, 16), bigEndian: true);
    }
}
