using CrmBot.Settings;

namespace CrmBot.Backups;

/// <summary>
/// A place for a database that is being copied or tried out, beside the real one: what is not encrypted
/// yet leaves the data folder in no case. For the account's eyes only, and gone when disposed.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "scratch-";
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private ScratchFolder(string path) => Path = path;

    private string Path { get; }

    public static ScratchFolder In(DataFolder data)
    {
        DropForgotten(data);
        var path = data.File(Prefix + Guid.NewGuid().ToString("N"));
        PrivateFolder.Make(path);
        return new ScratchFolder(path);
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    // A process that was killed could not clean up.
    private static void DropForgotten(DataFolder data)
    {
        foreach (var folder in Directory.EnumerateDirectories(data.Path, Prefix + "*"))
            if (TimeProvider.System.GetUtcNow().UtcDateTime - Directory.GetLastWriteTimeUtc(folder) > Forgotten)
                Directory.Delete(folder, recursive: true);
    }
}
