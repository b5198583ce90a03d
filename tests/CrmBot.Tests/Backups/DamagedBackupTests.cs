using CrmBot.Backups;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Backups;

/// <summary>A backup of which a single bit is not as it was written is never taken for a good one.</summary>
public sealed class DamagedBackupTests
{
    private const int Seed = 20261127;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_is_flipped_cut_off_or_added_is_noticed(bool encrypted)
    {
        using var store = await SomeStore.MakeAsync();
        var key = SomeStore.NewKey();
        await store.RunAsync(["backup", .. encrypted ? (string[])["--Backup:Keys:0", key] : []]);
        var whole = await File.ReadAllBytesAsync(store.Backups[0], TestContext.Current.CancellationToken);
        var keys = new BackupKeys(encrypted ? [Convert.FromBase64String(key)] : []);
        var random = new Random(Seed);
        Reads(whole, keys, store.Folder).ShouldBeTrue();
        for (var i = 0; i < 200; i++)
            Reads(Flipped(whole, i < 100 ? i : random.Next(whole.Length), random.Next(8)), keys, store.Folder)
                .ShouldBeFalse($"flip {i}, seed {Seed}");
        foreach (var length in (int[])[0, 1, 8, 11, 40, whole.Length / 2, whole.Length - 17, whole.Length - 1])
            Reads(whole[..length], keys, store.Folder).ShouldBeFalse($"cut to {length}");
        Reads([.. whole, 0], keys, store.Folder).ShouldBeFalse("one byte more");
    }

    [Fact]
    public void A_file_whose_last_piece_is_missing_is_not_whole()
    {
        var file = new MemoryStream();
        using var seal = ChunkSeal.With(new byte[32], [1]);
        var writing = new SealingStream(file, seal);
        writing.Write(new byte[SealingStream.Chunk + 5]);
        // The first piece is on the file and perfect; the second never came.
        var reading = new OpeningStream(new MemoryStream(file.ToArray()), seal);
        var bytes = new byte[SealingStream.Chunk];
        reading.ReadExactly(bytes);
        Should.Throw<BackupProblem>(reading.ExpectEnd).Message.ShouldContain("ends before its end");
    }

    private static byte[] Flipped(byte[] whole, int at, int bit)
    {
        byte[] changed = [.. whole];
        changed[at] ^= (byte)(1 << bit);
        return changed;
    }

    private static bool Reads(byte[] backup, BackupKeys keys, string folder)
    {
        var (path, database) = (Path.Combine(folder, "tried.backup"), Path.Combine(folder, "tried.db"));
        File.WriteAllBytes(path, backup);
        try
        {
            BackupContainer.Read(path, keys, database, CancellationToken.None);
            return true;
        }
        catch (BackupProblem)
        {
            return false;
        }
        finally
        {
            File.Delete(database);
        }
    }
}
