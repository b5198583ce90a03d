using System.Globalization;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// Days and times as tables write them: 2025-03-01, 2025/3/1 14:30, 2025年3月1日, 3/31/2025, 20250301, and a spreadsheet's own day numbers.
/// </summary>
internal static class ReadMoment
{
    private const int Noon = 12;
    private static readonly DateTime Earliest = new(1980, 1, 1);

    private static readonly string[] Days =
        ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "M/d/yyyy", "d.M.yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy",
            "d MMMM yyyy"];

    private static readonly string[] Moments =
        [.. Days.SelectMany(day => new[] { "H:mm", "H:mm:ss", "H点mm分", "H时mm分", "h:mm tt" }
            .SelectMany(clock => new[] { $"{day} {clock}", $"{day}{clock}" })), "yyyy-M-dTH:mm", "yyyy-M-dTH:mm:ss"];

    /// <summary>The wall time, and whether a clock was said; null when it is no day.</summary>
    public static (DateTime Local, bool HasClock)? Local(string text)
    {
        var said = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace('：', ':');
        const DateTimeStyles Style = DateTimeStyles.AllowWhiteSpaces;
        if (DateTime.TryParseExact(said, Days, CultureInfo.InvariantCulture, Style, out var day)) return Real(day, false);
        if (DateTime.TryParseExact(said, Moments, CultureInfo.InvariantCulture, Style, out var moment)) return Real(moment, true);
        return double.TryParse(said, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            && serial is > 29_221 and < 80_000
            ? Real(DateTime.FromOADate(serial), serial % 1 != 0)
            : null;
    }

    /// <summary>Business time, Unix milliseconds; noon of a day without a clock. Null when it is no moment.</summary>
    public static long? Read(string text, TimeZoneInfo zone)
    {
        if (Local(text) is { } local) return Instants.FromLocal(local.HasClock ? local.Local : local.Local.Date.AddHours(Noon), zone);
        return text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact)
            ? exact.ToUnixTimeMilliseconds()
            : null;
    }

    private static (DateTime Local, bool HasClock)? Real(DateTime local, bool hasClock) => local >= Earliest ? (local, hasClock) : null;
}
