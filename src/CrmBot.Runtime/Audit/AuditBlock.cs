using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

/// <summary>A place in the log's order.</summary>
internal readonly record struct AuditPosition(long Tx, long Seq)
{
    /// <summary>Before everything, also before rows that somebody slipped in with a negative number.</summary>
    public static AuditPosition Start { get; } = new(long.MinValue, long.MinValue);
}

/// <summary>A run of rows in order, sealed by a key and tied to the block before it by that block's seal.</summary>
internal sealed record AuditBlock(
    long Number, long FirstSeq, AuditPosition Last, long Rows, byte[] RowsHash, byte[] Previous, string KeyId, byte[] Seal,
    long SealedSystemAt)
{
    public const string Columns = "number, first_seq, last_tx, last_seq, row_count, rows_hash, previous, key_id, seal, sealed_system_at";

    /// <summary>What the first block is tied to.</summary>
    public static byte[] Origin { get; } = new byte[32];

    public static AuditBlock Read(StoreRow row) => new(
        row.Number(0), row.Number(1), new(row.Number(2), row.Number(3)), row.Number(4), row.Bytes(5), row.Bytes(6), row.Text(7),
        row.Bytes(8), row.Number(9));

    /// <summary>What the seal covers: everything in the block but the seal.</summary>
    public byte[] Content()
    {
        var bytes = new AuditBytes();
        bytes.Add("crmbot audit block 1");
        bytes.Add(Number).Add(FirstSeq).Add(Last.Tx).Add(Last.Seq).Add(Rows).Add(SealedSystemAt).Add(RowsHash).Add(Previous).Add(KeyId);
        return bytes.ToArray();
    }
}

/// <summary>Bytes without ambiguity: every part carries its length.</summary>
internal sealed class AuditBytes
{
    private readonly ArrayBufferWriter<byte> bytes = new(256);

    public AuditBytes Add(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(8), number);
        bytes.Advance(8);
        return this;
    }

    public AuditBytes Add(byte[] part)
    {
        Add(part.LongLength);
        bytes.Write(part);
        return this;
    }

    /// <summary>Null differs from an empty text.</summary>
    public AuditBytes Add(string? text) => text is null ? Add(-1L) : Add(Encoding.UTF8.GetBytes(text));

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public byte[] Hash() => SHA256.HashData(bytes.WrittenSpan);
}
