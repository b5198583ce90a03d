using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmBot.Backups;

/// <summary>Why a backup was made; part of its name.</summary>
internal enum BackupReason { Scheduled, Upgrade, Asked }

/// <summary>A backup as its name tells.</summary>
/// <param name="Number">Grows with every backup of the folder; what is newest
/// is told by it and not by the clock, which can be set back.</param>
internal sealed record BackupFile(string Path, long Number, DateTimeOffset MadeAt, BackupReason Reason);

/// <summary>A folder of backups, named <c>crmbot-000042-20261127T155300Z-scheduled.backup</c>.</summary>
internal sealed partial class BackupFolder(string path)
{
    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";

    public string Path { get; } = path;

    /// <summary>Newest first; other files are passed over.</summary>
    public IReadOnlyList<BackupFile> List() => Directory.Exists(Path)
        ? [.. Directory.EnumerateFiles(Path, "crmbot-*.backup").Select(Read).OfType<BackupFile>().OrderByDescending(file => file.Number)
            .ThenByDescending(file => file.MadeAt)]
        : [];

    public BackupFile? Newest => List() is [var newest, ..] ? newest : null;

    /// <summary>The name of the next backup; makes the folder when it is missing.</summary>
    public string Next(DateTimeOffset madeAt, BackupReason reason)
    {
        Directory.CreateDirectory(Path);
        var number = (Newest?.Number ?? 0) + 1;
        return System.IO.Path.Combine(Path, string.Create(
            CultureInfo.InvariantCulture,
            $"crmbot-{number:D6}-{madeAt.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}-{reason.ToString().ToLowerInvariant()}.backup"));
    }

    /// <summary>
    /// Deletes all but the newest <paramref name="keep"/> of each reason, so that many of one kind cannot push out the others.
    /// </summary>
    /// <returns>How many went.</returns>
    public int Prune(int keep)
    {
        var old = List().GroupBy(file => file.Reason).SelectMany(kind => kind.Skip(keep)).ToList();
        foreach (var file in old) File.Delete(file.Path);
        return old.Count;
    }

    private static BackupFile? Read(string path)
    {
        var name = Name().Match(System.IO.Path.GetFileName(path));
        return name.Success
            && DateTimeOffset.TryParseExact(name.Groups[2].Value, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out var madeAt)
            && Enum.TryParse<BackupReason>(name.Groups[3].Value, ignoreCase: true, out var reason)
            ? new BackupFile(path, long.Parse(name.Groups[1].Value, CultureInfo.InvariantCulture), madeAt, reason)
            : null;
    }

    [GeneratedRegex(@"^crmbot-(\d{6,12})-(\d{8}T\d{6}Z)-([a-z]+)\.backup\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
