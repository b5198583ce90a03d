using System.Globalization;
using CrmBot.Backups;
using CrmBot.Runtime.Time;
using CrmBot.Settings;

namespace CrmBot.Commands;

/// <summary>Says in plain words whether backups are made as configured.</summary>
internal static class CheckBackups
{
    public static IReadOnlyList<string> Run(IServiceProvider services)
    {
        try
        {
            return services.GetService<BackupSettings>() is { Every: { } every } settings
                ? [.. Problems(settings, every, services.GetRequiredService<Clocks>().System)] : [];
        }
        catch (SettingException wrong)
        {
            return [wrong.Message];
        }
    }

    private static IEnumerable<string> Problems(BackupSettings settings, TimeSpan every, TimeProvider clock)
    {
        // A store that has none yet gets its first one soon after the service starts.
        if (new BackupFolder(settings.Folder).Newest is not { } newest) yield break;
        if (clock.GetUtcNow() - newest.MadeAt > every * 2)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The newest backup is of {newest.MadeAt:yyyy-MM-dd HH:mm}Z, older than two times Backup:Every ({every}). Does the service run, and what does its log say?");
    }
}
