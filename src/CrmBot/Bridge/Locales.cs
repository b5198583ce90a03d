using CrmBot.Runtime.Turns;

namespace CrmBot.Bridge;

/// <summary>The language of what the bridge itself says, from what the person's client tells.</summary>
internal static class Locales
{
    public static string Of(Sender sender) =>
        sender.Locale is null || sender.Locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en-US";
}
