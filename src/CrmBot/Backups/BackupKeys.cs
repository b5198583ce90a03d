using System.Security.Cryptography;

namespace CrmBot.Backups;

/// <summary>
/// The keys of backups, newest first: the first one encrypts, the others still open what they encrypted before a rotation.
/// </summary>
internal sealed class BackupKeys
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    private readonly List<(string Id, byte[] Secret)> keys;

    /// <param name="secrets">Each <see cref="Length"/> bytes.</param>
    public BackupKeys(IEnumerable<byte[]> secrets) => keys = [.. secrets.Select(secret => (IdOf(secret), secret))];

    /// <summary>Names the key that encrypts without telling anything about it; null when there is none.</summary>
    public string? CurrentId => keys.Count == 0 ? null : keys[0].Id;

    /// <summary>The key of one file.</summary>
    /// <param name="salt">The file's own random bytes: no two files share a key, so their pieces may be numbered from zero.</param>
    /// <returns>Null when no such key is configured.</returns>
    public byte[]? OfFile(string id, byte[] salt)
    {
        foreach (var (known, secret) in keys)
            if (known == id) return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, salt, "crmbot backup file"u8.ToArray());
        return null;
    }

    private static string IdOf(byte[] secret) =>
        Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 8, info: "crmbot backup key id"u8.ToArray()));
}
