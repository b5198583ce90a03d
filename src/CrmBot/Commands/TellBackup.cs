using System.Globalization;
using CrmBot.Backups;

namespace CrmBot.Commands;

/// <summary>What an administrator reads about a backup.</summary>
internal static class TellBackup
{
    private const int MostTables = 15;

    public static string Made(MadeBackup made) => Format(
        $"Made and checked: {made.Manifest.Tables.Count} tables, {made.Manifest.Rows} rows, {made.Bytes} bytes, as of {Moment(made.Manifest.Moment)}, {Encrypted(made.IsEncrypted)}. {Removed(made.Removed)}Keys and settings are not in it: keep them elsewhere.");

    public static IEnumerable<string> Tried(BackupReport report, DateTimeOffset now)
    {
        var told = report.Manifest;
        yield return Format(
            $"Made {Moment(told.Moment)} ({Ago(now - told.Moment)}) by CrmBot {told.Program}, {Encrypted(report.IsEncrypted)}.");
        if (report.Problems.Count == 0)
        {
            yield return Format(
                $"Restored into a scratch file: the database opens, its integrity check finds nothing, and each of its {told.Tables.Count} tables holds the rows it held then, {told.Rows} altogether (counts and hashes compared).");
            yield return "It can be relied on.";
            yield break;
        }

        foreach (var problem in report.Problems) yield return problem;
        yield return "It cannot be relied on.";
    }

    /// <param name="erased">How many people and customers were erased after the backup was made.</param>
    public static IEnumerable<string> Restored(RestoredDatabase restored, DateTimeOffset now, int erased)
    {
        var told = restored.Report.Manifest;
        yield return Format(
            $"Restored and checked: {told.Tables.Count} tables, {told.Rows} rows, the state of {Moment(told.Moment)} ({Ago(now - told.Moment)}).");
        yield return "What was stored after that moment is not in it; what was on its way to people then is sent again, and reminders that fell due since come at the next start.";
        if (erased > 0)
            yield return Format(
                $"{erased} people or customers were erased after that moment; they are erased again at the next start, before anybody can write to the bot.");
        if (restored.Aside is null) yield break;
        foreach (var line in Replaced(restored.Newer)) yield return line;
        yield return $"The database that was replaced is kept: {restored.Aside}";
    }

    private static IEnumerable<string> Replaced(IReadOnlyDictionary<string, long>? newer)
    {
        if (newer is null)
        {
            yield return "The database that was replaced cannot be read, so nobody can say what it held besides.";
        }
        else if (newer.Count == 0)
        {
            yield return "The database that was replaced had no more rows than the backup; changes to older rows are not counted.";
        }
        else
        {
            yield return "The database that was replaced had more rows (changes to older rows are not counted): "
                + string.Join(", ", newer.OrderByDescending(table => table.Value).Take(MostTables)
                    .Select(table => Format($"{table.Key} {table.Value}"))) + ".";
        }
    }

    private static string Encrypted(bool isEncrypted) => isEncrypted ? "encrypted" : "NOT encrypted (Backup:Keys lists no key)";

    private static string Removed(int removed) => removed == 0 ? "" : Format($"{removed} older ones were removed (Backup:Keep). ");

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Ago(TimeSpan age) => age switch
    {
        { Ticks: < 0 } => "in the future: this machine's clock was set back since",
        { TotalMinutes: < 1 } => Format($"{(int)age.TotalSeconds} s ago"),
        { TotalHours: < 1 } => Format($"{(int)age.TotalMinutes} min ago"),
        { TotalDays: < 2 } => Format($"{(int)age.TotalHours} h {age.Minutes} min ago"),
        _ => Format($"{(int)age.TotalDays} days ago"),
    };

    private static string Format(FormattableString text) => FormattableString.Invariant(text);
}
