using System.Security.Cryptography;

namespace CrmBot.Runtime.Audit;

/// <summary>
/// One key of the audit log, as configured: <c>Audit:Keys:0:Id</c> and <c>Audit:Keys:0:Secret</c> (base64, at least 32 bytes).
/// </summary>
public sealed class AuditKey
{
    public string Id { get; set; } = "";

    public string Secret { get; set; } = "";
}

/// <summary>
/// The keys that seal the audit log. The first one seals; the others stay listed after a rotation, so that older blocks can be checked.
/// </summary>
public sealed class AuditKeyring
{
    private const int KeyLength = 32;
    private readonly Dictionary<string, byte[]> secrets;

    /// <exception cref="ArgumentException">No key, a repeated id, or a secret that is
    /// no base64 of at least 32 bytes; names the key, never its secret.</exception>
    public AuditKeyring(IReadOnlyList<AuditKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0) throw new ArgumentException("Audit:Keys lists no key; the audit log needs at least one.", nameof(keys));
        secrets = new(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!secrets.TryAdd(key.Id, Read(key)))
                throw new ArgumentException($"Audit:Keys lists the key \"{key.Id}\" twice.", nameof(keys));
        }

        CurrentId = keys[0].Id;
    }

    /// <summary>The key that seals new blocks.</summary>
    public string CurrentId { get; }

    /// <summary>Reads the key of a Development data folder, making it on first use. Elsewhere keys come from configuration.</summary>
    public static AuditKeyring OfDevelopment(string path) => new([new AuditKey { Id = "development", Secret = KeyFile.ReadOrMake(path) }]);

    /// <returns>Null when no such key is listed.</returns>
    internal byte[]? Seal(string keyId, ReadOnlySpan<byte> content) =>
        secrets.TryGetValue(keyId, out var secret) ? HMACSHA256.HashData(secret, content) : null;

    /// <summary>A key of its own for another purpose; what it protects can be read as long as the audit key is listed.</summary>
    /// <returns>Null when no such key is listed.</returns>
    internal byte[]? Derive(string keyId, string purpose) =>
        secrets.TryGetValue(keyId, out var secret)
            ? HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, info: System.Text.Encoding.UTF8.GetBytes(purpose)) : null;

    private static byte[] Read(AuditKey key)
    {
        var secret = new byte[key.Secret.Length];
        return key.Id.Length > 0 && Convert.TryFromBase64String(key.Secret, secret, out var length) && length >= KeyLength
            ? secret[..length]
            : throw new ArgumentException(
                $"Audit:Keys: the key \"{key.Id}\" needs an id and a secret of at least {KeyLength} bytes in base64.");
    }
}
