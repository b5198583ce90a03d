namespace CrmBot.Features.People;

internal static class Zones
{
    /// <summary>What can be chosen from, from west to east; whatever a person has already is there too.</summary>
    public static readonly IReadOnlyList<string> Common =
    [
        "America/Los_Angeles", "America/Chicago", "America/New_York", "America/Sao_Paulo", "Europe/London", "Europe/Berlin",
        "Europe/Moscow", "Asia/Dubai", "Asia/Kolkata", "Asia/Bangkok", "Asia/Shanghai", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney",
    ];

    private static readonly TimeZoneInfo Fallback = Named("Asia/Shanghai") ?? TimeZoneInfo.Utc;

    /// <summary>The zone, or ours when this machine does not know it: a person with a strange setting must still be answered.</summary>
    public static TimeZoneInfo Find(string? id) => (id is null ? null : Named(id)) ?? Fallback;

    private static TimeZoneInfo? Named(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
