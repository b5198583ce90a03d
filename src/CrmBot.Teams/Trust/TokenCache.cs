using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CrmBot.Teams;

/// <summary>
/// Remembers tokens that passed, by their SHA-256, for at most 5 minutes, their own lifetime and that of their key.
/// The binding to the body is never remembered: it is checked for every request.
/// </summary>
internal sealed class TokenCache(TimeProvider time)
{
    private const int Most = 4096;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<TokenHash, Entry> entries = new();

    public Caller? Find(TokenHash hash)
    {
        if (!entries.TryGetValue(hash, out var entry))
            return null;
        if (time.GetUtcNow() < entry.Until && entry.Ring.Holds(entry.Key) && entry.Key.IsCurrent(time.GetUtcNow()))
            return entry.Caller;
        entries.TryRemove(hash, out _);
        return null;
    }

    public void Remember(TokenHash hash, Caller caller, DateTimeOffset expires, KeyRing ring, SigningKey key)
    {
        var longest = time.GetUtcNow() + Longest;
        if (entries.Count >= Most)
            entries.Clear();
        entries[hash] = new Entry(caller, expires < longest ? expires : longest, ring, key);
    }

    public static TokenHash Hash(ReadOnlySpan<char> token)
    {
        Span<byte> hash = stackalloc byte[32];
        Span<byte> bytes = token.Length <= 1024 ? stackalloc byte[3 * 1024] : new byte[3 * token.Length];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], hash);
        return new TokenHash(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]), BitConverter.ToUInt64(hash[16..]),
            BitConverter.ToUInt64(hash[24..]));
    }

    /// <summary>256 bits as a key.</summary>
    internal readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D);

    private sealed record Entry(Caller Caller, DateTimeOffset Until, KeyRing Ring, SigningKey Key);
}
