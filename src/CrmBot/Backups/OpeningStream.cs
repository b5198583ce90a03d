using System.Buffers.Binary;

namespace CrmBot.Backups;

/// <summary>Reads what <see cref="SealingStream"/> wrote, and gives out no byte whose seal does not fit.</summary>
internal sealed class OpeningStream(Stream file, ChunkSeal seal) : Stream
{
    private readonly byte[] closed = new byte[SealingStream.Chunk + ChunkSeal.TagLength];
    private readonly byte[] plain = new byte[SealingStream.Chunk];
    private int held;
    private int given;
    private long number;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="BackupProblem">The file ends early, goes on after its end, or was changed.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (given == held && !ended) ReadChunk();
        var taken = Math.Min(buffer.Length, held - given);
        plain.AsSpan(given, taken).CopyTo(buffer);
        given += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Whoever has read all there should be makes sure that there is no more, and that nothing was cut off.</summary>
    public void ExpectEnd()
    {
        Span<byte> more = stackalloc byte[1];
        if (Read(more) != 0) throw new BackupProblem("The backup is damaged: there is more in it than it says.");
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void ReadChunk()
    {
        Span<byte> start = stackalloc byte[4];
        Fill(start);
        var word = BinaryPrimitives.ReadUInt32BigEndian(start);
        var (length, isLast) = ((int)(word & ~SealingStream.Last), (word & SealingStream.Last) != 0);
        if (length > SealingStream.Chunk) throw Changed();
        var bytes = closed.AsSpan(0, length + ChunkSeal.TagLength);
        Fill(bytes);
        if (!seal.TryOpen(ChunkSeal.Nonce(number++, isLast), bytes[..length], bytes[length..], plain.AsSpan(0, length))) throw Changed();
        (held, given, ended) = (length, 0, isLast);
        if (isLast && file.ReadByte() >= 0) throw new BackupProblem("The backup is damaged: something follows after its end.");
    }

    private void Fill(Span<byte> bytes)
    {
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new BackupProblem("The backup is incomplete: it ends before its end. It may have been copied only in part.");
    }

    private static BackupProblem Changed() => new("The backup is damaged or was changed after it was made.");
}
