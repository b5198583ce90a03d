using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CrmBot.Backups;

/// <summary>
/// Seals the pieces of a file so that none can be changed, left out, moved, or taken for the last one. With a
/// key they are encrypted (AES-256-GCM); without one they carry a checksum, which tells damage but no forgery.
/// </summary>
internal abstract class ChunkSeal : IDisposable
{
    public const int TagLength = 16;
    private const int NonceLength = 12;

    /// <param name="key">Null for a checksum.</param>
    /// <param name="header">The file's header; every seal covers it.</param>
    public static ChunkSeal With(byte[]? key, byte[] header) => key is null ? new Checksum(header) : new Encryption(key, header);

    /// <param name="sealedBytes">As long as <paramref name="plain"/>.</param>
    public abstract void Close(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> sealedBytes, Span<byte> tag);

    /// <returns>False when the seal does not fit.</returns>
    public abstract bool TryOpen(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> tag, Span<byte> plain);

    public abstract void Dispose();

    /// <summary>Each piece has a number, and the last one is marked.</summary>
    public static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[8] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private sealed class Encryption(byte[] key, byte[] header) : ChunkSeal
    {
        private readonly AesGcm cipher = new(key, TagLength);

        public override void Close(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> sealedBytes, Span<byte> tag) =>
            cipher.Encrypt(nonce, plain, sealedBytes, tag, header);

        public override bool TryOpen(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> tag, Span<byte> plain)
        {
            try
            {
                cipher.Decrypt(nonce, sealedBytes, tag, plain, header);
                return true;
            }
            catch (AuthenticationTagMismatchException)
            {
                return false;
            }
        }

        public override void Dispose() => cipher.Dispose();
    }

    private sealed class Checksum(byte[] header) : ChunkSeal
    {
        public override void Close(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> sealedBytes, Span<byte> tag)
        {
            plain.CopyTo(sealedBytes);
            Sum(nonce, plain).AsSpan(0, TagLength).CopyTo(tag);
        }

        public override bool TryOpen(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> tag, Span<byte> plain)
        {
            sealedBytes.CopyTo(plain);
            return tag.SequenceEqual(Sum(nonce, sealedBytes).AsSpan(0, TagLength));
        }

        public override void Dispose()
        {
            // Holds nothing.
        }

        private byte[] Sum(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(header);
            hash.AppendData(nonce);
            hash.AppendData(plain);
            return hash.GetHashAndReset();
        }
    }
}
