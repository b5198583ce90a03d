namespace CrmBot.Runtime.Time;

/// <summary>Finds time zones by the names that messengers and people's settings carry.</summary>
public static class TimeZones
{
    private static readonly TimeSpan EightHours = TimeSpan.FromHours(8);

    /// <summary>Asia/Shanghai; a fixed UTC+8 where the machine has no zone data.</summary>
    public static TimeZoneInfo China { get; } = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", EightHours, "Asia/Shanghai", "Asia/Shanghai");

    /// <summary>
    /// The zone of an IANA (or Windows) name; <paramref name="fallback"/>, or China's, when the name is missing or unknown.
    /// </summary>
    public static TimeZoneInfo Find(string? name, TimeZoneInfo? fallback = null) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(name.Trim(), out var zone)
            ? zone
            : fallback ?? China;
}
