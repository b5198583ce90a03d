using System.Globalization;

namespace CrmBot.Settings;

/// <summary>
/// <c>Clock:Start</c>: where business time begins in a new store (Development only), e.g. <c>2026-03-11T10:00:00+08:00</c>.
/// </summary>
internal static class ClockStart
{
    public static DateTimeOffset? Read(IConfiguration configuration)
    {
        if (configuration["Clock:Start"] is not { Length: > 0 } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            ? start
            : throw new SettingException(
                $"Clock:Start is \"{text}\"; it must be a date and time with offset, such as 2026-03-11T10:00:00+08:00.");
    }
}
