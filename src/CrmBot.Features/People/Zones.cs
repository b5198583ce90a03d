namespace CrmBot.Features.People;

internal static class Zones
{
    private static readonly TimeZoneInfo Fallback = Named("Asia/Shanghai") ?? TimeZoneInfo.Utc;

    /// <summary>The zone, or ours when this machine does not know it: a person with a strange setting must still be answered.</summary>
    public static TimeZoneInfo Find(string? id) => (id is null ? null : Named(id)) ?? Fallback;

    private static TimeZoneInfo? Named(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
