using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace CrmBot.Backups;

/// <summary>The readable beginning of a backup: which key, and the salt from which the file's own key is made.</summary>
/// <param name="Key">Null when it is not encrypted.</param>
internal sealed record BackupHeader(string? Key, byte[] Salt)
{
    private const int Longest = 4_096;

    // The last byte is the format's version.
    private static ReadOnlySpan<byte> Mark => "CRMBOTB\u0001"u8;

    public static BackupHeader New(BackupKeys keys) => new(keys.CurrentId, RandomNumberGenerator.GetBytes(32));

    /// <summary>Mark, length and JSON as they stand in the file; seals cover all of it.</summary>
    public byte[] ToBytes()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        var bytes = new byte[Mark.Length + 4 + json.Length];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(Mark.Length), json.Length);
        json.CopyTo(bytes, Mark.Length + 4);
        return bytes;
    }

    /// <exception cref="BackupProblem">The file does not begin like a backup.</exception>
    public static (BackupHeader Header, byte[] Bytes) Read(Stream file)
    {
        var start = new byte[Mark.Length + 4];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length
            || !start.AsSpan(0, Mark.Length - 1).SequenceEqual(Mark[..^1]))
            throw new BackupProblem("This file is no backup of CrmBot.");
        if (start[Mark.Length - 1] != Mark[^1]) throw new BackupProblem("A newer CrmBot has made this backup; this one cannot read it.");
        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(Mark.Length));
        if (length is < 2 or > Longest) throw Damaged();
        var bytes = new byte[start.Length + length];
        start.CopyTo(bytes, 0);
        if (file.ReadAtLeast(bytes.AsSpan(start.Length), length, throwOnEndOfStream: false) < length) throw Damaged();
        return (Parse(bytes.AsSpan(start.Length)), bytes);
    }

    private static BackupHeader Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupHeader>(json) is { Salt: not null } header ? header : throw Damaged();
        }
        catch (JsonException)
        {
            throw Damaged();
        }
    }

    private static BackupProblem Damaged() => new("The backup is damaged: its beginning cannot be read.");
}
