using System.Globalization;
using CrmBot.Backups;
using CrmBot.Features.Privacy.Erasing;
using CrmBot.Settings;

namespace CrmBot.Erased;

/// <summary>
/// The list of the erased as a file of lines, <c>erased.list</c> in the data folder and once more beside
/// the backups: it must be there when the database is not. It holds no name and no id, only salted digests.
/// </summary>
internal sealed class ErasedFile(DataFolder data, IServiceProvider services) : IErasedList
{
    private const string Name = "erased.list";
    private readonly Lock one = new();

    private IEnumerable<string> Paths =>
        services.GetService<BackupSettings>() is { } backups ? [data.File(Name), Path.Combine(backups.Folder, Name)] : [data.File(Name)];

    public IReadOnlyList<ErasedEntry> Read()
    {
        lock (one) return [.. Paths.Where(File.Exists).SelectMany(File.ReadLines).Select(Parse).OfType<ErasedEntry>()
            .DistinctBy(entry => entry.Digest)];
    }

    public void Add(IReadOnlyCollection<ErasedEntry> entries)
    {
        lock (one)
        {
            foreach (var path in Paths) Append(path, entries);
        }
    }

    /// <summary>Development starts afresh: the people of the demo company come back.</summary>
    public void Clear()
    {
        lock (one)
        {
            foreach (var path in Paths) File.Delete(path);
        }
    }

    private static void Append(string path, IReadOnlyCollection<ErasedEntry> entries)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var known = File.Exists(path) ? File.ReadLines(path).ToHashSet(StringComparer.Ordinal) : [];
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
        using (var writer = new StreamWriter(file, leaveOpen: true))
        {
            foreach (var line in entries.Select(Line).Where(line => !known.Contains(line))) writer.WriteLine(line);
        }

        file.Flush(flushToDisk: true);
    }

    private static string Line(ErasedEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.Kind} {entry.Salt} {entry.Digest} {entry.ErasedAt}");

    // A line that was cut off when the power failed is passed over.
    private static ErasedEntry? Parse(string line) =>
        line.Split(' ') is [var kind, { Length: 32 } salt, { Length: 40 } digest, var at]
            && long.TryParse(at, CultureInfo.InvariantCulture, out var erased)
            ? new ErasedEntry(kind, salt, digest, erased)
            : null;
}
