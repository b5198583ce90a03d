using System.Security.Cryptography;
using System.Text;
using CrmBot.Runtime.Audit;

namespace CrmBot.Runtime.Turns.Unread;

/// <summary>Text that only this installation can read: AES-GCM under a key derived from the audit keys, bound to its row.</summary>
internal static class SealedText
{
    private const string Purpose = "crmbot unread sentence";
    private const int NonceLength = 12, TagLength = 16;

    public static byte[] Write(AuditKeyring keys, Guid id, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var body = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(body.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(keys.Derive(keys.CurrentId, Purpose)!, TagLength);
        cipher.Encrypt(body.AsSpan(0, NonceLength), plain, body.AsSpan(NonceLength + TagLength), body.AsSpan(NonceLength, TagLength),
            id.ToByteArray());
        return body;
    }

    /// <returns>Null when the key is no longer listed or the row was tampered with.</returns>
    public static string? Read(AuditKeyring keys, Guid id, string keyId, ReadOnlySpan<byte> body)
    {
        if (body.Length < NonceLength + TagLength || keys.Derive(keyId, Purpose) is not { } key) return null;
        var plain = new byte[body.Length - NonceLength - TagLength];
        try
        {
            using var cipher = new AesGcm(key, TagLength);
            cipher.Decrypt(body[..NonceLength], body[(NonceLength + TagLength)..], body.Slice(NonceLength, TagLength), plain,
                id.ToByteArray());
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
