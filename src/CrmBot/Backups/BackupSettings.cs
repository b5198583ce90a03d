using System.Globalization;
using CrmBot.Settings;

namespace CrmBot.Backups;

/// <summary>
/// When and where the database is backed up: <c>Backup:Every</c> (<c>24:00:00</c>; <c>off</c>), <c>Backup:Folder</c> (<c>backups</c> in
/// the data folder), <c>Backup:Keep</c> (14 of each kind), <c>Backup:Keys:0</c> (base64, 32 bytes, newest first; none: not encrypted),
/// <c>Backup:BeforeUpgrade</c> (true).
/// </summary>
/// <param name="Every">Null when the schedule is off.</param>
internal sealed record BackupSettings(TimeSpan? Every, string Folder, int Keep, BackupKeys Keys, bool BeforeUpgrade)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static BackupSettings Read(IConfiguration configuration, DataFolder data) => new(
        ReadEvery(configuration["Backup:Every"] ?? "24:00:00"),
        configuration["Backup:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : data.File("backups"),
        ReadKeep(configuration["Backup:Keep"] ?? "14"),
        new BackupKeys((configuration.GetSection("Backup:Keys").Get<List<string>>() ?? []).Select(ReadKey)),
        ReadBeforeUpgrade(configuration["Backup:BeforeUpgrade"] ?? "true"));

    // Not TimeSpan.Parse: that takes 24:00:00 for 24 days.
    private static TimeSpan? ReadEvery(string text)
    {
        if (text.Equals("off", StringComparison.OrdinalIgnoreCase)) return null;
        var parts = text.Split(':');
        if (parts.Length == 3 && Number(parts[0]) is { } hours && Number(parts[1]) is { } minutes and < 60
            && Number(parts[2]) is { } seconds and < 60)
        {
            var every = new TimeSpan(hours, minutes, seconds);
            if (every > TimeSpan.Zero && every <= Longest) return every;
        }

        throw new SettingException(
            $"Backup:Every is \"{text}\"; it is hours, minutes and seconds such as 24:00:00, up to 8784:00:00, or off.");
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 10_000 ? number : null;

    private static int ReadKeep(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var keep) && keep is >= 1 and <= 10_000
            ? keep
            : throw new SettingException($"Backup:Keep is \"{text}\"; it is how many backups of each kind stay, from 1 to 10000.");

    private static bool ReadBeforeUpgrade(string text) =>
        bool.TryParse(text, out var before)
            ? before
            : throw new SettingException($"Backup:BeforeUpgrade is \"{text}\"; it is true or false.");

    private static byte[] ReadKey(string text, int index)
    {
        var secret = new byte[text.Length];
        return Convert.TryFromBase64String(text, secret, out var length) && length == BackupKeys.Length
            ? secret[..length]
            : throw new SettingException(
                $"Backup:Keys:{index} must be exactly {BackupKeys.Length} bytes in base64. Make one with: openssl rand -base64 32");
    }
}
