using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.People;

/// <summary>Somebody whom nobody knows yet, as far as the messenger tells.</summary>
internal static class Guests
{
    public static Actor Of(Sender sender) =>
        new(Guid.Empty, sender.Name ?? "", "unknown", null, LocaleOf(sender.Locale), TimeZones.Find(sender.TimeZone), sender.DirectoryId);

    private static string LocaleOf(string? locale) =>
        locale is null || locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en-US";
}
