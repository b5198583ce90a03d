namespace CrmBot.Runtime.Time;

/// <summary>Unix milliseconds to wall clocks and back. The store keeps instants as <see cref="long"/> on both engines.</summary>
public static class Instants
{
    public static DateTimeOffset ToOffset(long instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(instant), zone);

    /// <summary>The wall time of <paramref name="zone"/> at <paramref name="instant"/> (kind unspecified).</summary>
    public static DateTime ToLocal(long instant, TimeZoneInfo zone) => ToOffset(instant, zone).DateTime;

    /// <summary>The calendar day of <paramref name="zone"/> at <paramref name="instant"/>.</summary>
    public static DateOnly DayOf(long instant, TimeZoneInfo zone) => DateOnly.FromDateTime(ToLocal(instant, zone));

    /// <summary>
    /// The instant at which the clock of <paramref name="zone"/> shows <paramref name="local"/>. A wall time skipped by a
    /// daylight-saving change moves forward by the gap; one that occurs twice means the first.
    /// </summary>
    public static long FromLocal(DateTime local, TimeZoneInfo zone)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(wall))
        {
            wall += Gap(wall, zone);
        }

        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUnixTimeMilliseconds();
    }

    private static TimeSpan Gap(DateTime wall, TimeZoneInfo zone) =>
        zone.GetUtcOffset(wall.AddHours(3)) - zone.GetUtcOffset(wall.AddHours(-3));
}
