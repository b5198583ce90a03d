namespace CrmBot.Language.Times;

/// <summary>Whether 7/12 is July the twelfth or the seventh of December: as people write dates where the writer lives.</summary>
internal static class DateOrder
{
    private static readonly string[] DayFirst = ["Europe/", "Australia/", "Africa/", "Pacific/Auckland", "Asia/Kolkata", "Asia/Calcutta",
        "Asia/Singapore", "Asia/Dubai"];

    /// <summary>Who writes Chinese puts the month first wherever he is.</summary>
    public static bool IsDayFirst(string zone, string text) =>
        text.Contains('/', StringComparison.Ordinal) && Array.Exists(DayFirst, start => zone.StartsWith(start, StringComparison.Ordinal))
            && !text.AsSpan().ContainsAnyInRange('\u2E80', '\u9FFF');
}
