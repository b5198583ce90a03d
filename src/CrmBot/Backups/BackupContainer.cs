using System.Buffers.Binary;
using System.IO.Compression;

namespace CrmBot.Backups;

/// <summary>
/// The file of a backup: header, then sealed pieces of what compresses to manifest and database. README.md beside this file has the bytes.
/// </summary>
internal static class BackupContainer
{
    private const int LongestManifest = 4 * 1024 * 1024;

    /// <summary>Writes a new file, for its owner's eyes only, and flushes it to the disk.</summary>
    public static void Write(string path, BackupKeys keys, BackupManifest manifest, string database, CancellationToken cancellationToken)
    {
        var header = BackupHeader.New(keys);
        var start = header.ToBytes();
        using var seal = ChunkSeal.With(header.Key is null ? null : keys.OfFile(header.Key, header.Salt), start);
        using var file = OpenNew(path);
        file.Write(start);
        var sealing = new SealingStream(file, seal);
        using (var packed = new GZipStream(sealing, CompressionLevel.Fastest, leaveOpen: true))
        {
            WriteManifest(packed, manifest.ToJson());
            using var source = File.OpenRead(database);
            Copy(source, packed, cancellationToken);
        }

        sealing.Finish();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads all of a backup, and writes its database to a new file.</summary>
    /// <exception cref="BackupProblem">It cannot be opened, or is not as it was written.</exception>
    public static (BackupManifest Manifest, bool IsEncrypted) Read(
        string path, BackupKeys keys, string database, CancellationToken cancellationToken)
    {
        using var file = OpenOld(path);
        var (header, start) = BackupHeader.Read(file);
        using var seal = ChunkSeal.With(KeyOf(header, keys), start);
        var opening = new OpeningStream(file, seal);
        try
        {
            using var unpacked = new GZipStream(opening, CompressionMode.Decompress, leaveOpen: true);
            var manifest = BackupManifest.FromJson(ReadManifest(unpacked));
            using (var target = OpenNew(database)) Copy(unpacked, target, cancellationToken);
            opening.ExpectEnd();
            return (manifest, header.Key is not null);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new BackupProblem("The backup is damaged: what is in it cannot be unpacked.", broken);
        }
    }

    private static byte[]? KeyOf(BackupHeader header, BackupKeys keys)
    {
        if (header.Key is not { } id) return null;
        return keys.OfFile(id, header.Salt) ?? throw new BackupProblem(keys.CurrentId is null
            ? $"The backup is encrypted with the key {id}, and no key is configured. Set Backup:Keys:0 to the key that was used."
            : $"The backup is encrypted with the key {id}, which is none of Backup:Keys. Add the key that was used to the list (as Backup:Keys:1, …).");
    }

    private static FileStream OpenNew(string path)
    {
        var options =
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static FileStream OpenOld(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new BackupProblem($"The backup cannot be opened: {missing.Message}", missing);
        }
    }

    private static void WriteManifest(Stream packed, byte[] json)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, json.Length);
        packed.Write(length);
        packed.Write(json);
    }

    private static byte[] ReadManifest(Stream unpacked)
    {
        Span<byte> length = stackalloc byte[4];
        unpacked.ReadExactly(length);
        var bytes = BinaryPrimitives.ReadInt32BigEndian(length);
        if (bytes is < 2 or > LongestManifest) throw new InvalidDataException("The manifest's length makes no sense.");
        var json = new byte[bytes];
        unpacked.ReadExactly(json);
        return json;
    }

    private static void Copy(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 17];
        while (from.Read(buffer) is var read and > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            to.Write(buffer, 0, read);
        }
    }
}
