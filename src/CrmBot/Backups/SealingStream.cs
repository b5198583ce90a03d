using System.Buffers.Binary;

namespace CrmBot.Backups;

/// <summary>
/// Writes in sealed pieces: length (four bytes, the highest bit marks the last piece), bytes, tag.
/// Without <see cref="Finish"/> there is no last piece, and the file can be told from a whole one.
/// </summary>
internal sealed class SealingStream(Stream file, ChunkSeal seal) : Stream
{
    public const int Chunk = 256 * 1024;
    public const uint Last = 0x8000_0000;

    private readonly byte[] plain = new byte[Chunk];
    private readonly byte[] closed = new byte[Chunk];
    private int held;
    private long number;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (held == Chunk) WriteChunk(isLast: false);
            var taken = Math.Min(buffer.Length, Chunk - held);
            buffer[..taken].CopyTo(plain.AsSpan(held));
            held += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Nothing: pieces are written when they are full.</summary>
    public override void Flush()
    {
    }

    public void Finish() => WriteChunk(isLast: true);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void WriteChunk(bool isLast)
    {
        Span<byte> length = stackalloc byte[4];
        Span<byte> tag = stackalloc byte[ChunkSeal.TagLength];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)held | (isLast ? Last : 0));
        seal.Close(ChunkSeal.Nonce(number++, isLast), plain.AsSpan(0, held), closed.AsSpan(0, held), tag);
        file.Write(length);
        file.Write(closed, 0, held);
        file.Write(tag);
        held = 0;
    }
}
