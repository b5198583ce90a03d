using CrmBot.Backups;
using CrmBot.Features.Privacy;
using CrmBot.Settings;

namespace CrmBot.Erased;

/// <summary>The backups that still hold what was erased, and when retention will have deleted each.</summary>
internal sealed class BackupsFromBefore(BackupSettings settings, DataFolder data) : IOlderCopies
{
    public IReadOnlyList<OlderCopy> Before(long moment)
    {
        var all = new BackupFolder(settings.Folder).List();
        var backups = all.Where(file => file.MadeAt.ToUnixTimeMilliseconds() <= moment)
            .Select(file => new OlderCopy(Path.GetFileName(file.Path), file.MadeAt, GoneAt(file, all)));
        return [.. backups, .. PutAside(moment)];
    }

    // What a restore put aside is a whole database.
    private IEnumerable<OlderCopy> PutAside(long moment) =>
        Directory.EnumerateFiles(data.Path, "crmbot.db.before-*").Order(StringComparer.Ordinal)
            .Select(path => new OlderCopy(Path.GetFileName(path), new DateTimeOffset(File.GetLastWriteTimeUtc(path)), null))
            .Where(copy => copy.MadeAt.ToUnixTimeMilliseconds() <= moment);

    // The newest Backup:Keep of the schedule stay, so this one goes when so
    // many newer ones are there; others go only when somebody makes more.
    private DateTimeOffset? GoneAt(BackupFile file, IReadOnlyList<BackupFile> all)
    {
        if (file.Reason != BackupReason.Scheduled || settings.Every is not { } every) return null;
        var newer = all.Where(other => other.Reason == file.Reason && other.Number > file.Number).ToList();
        var last = newer.Count == 0 ? file.MadeAt : newer.Max(other => other.MadeAt);
        return last + (every * Math.Max(1, settings.Keep - newer.Count));
    }
}
