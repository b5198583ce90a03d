namespace CrmBot.Language.Times;

/// <summary>An instant together with the wall clock of the zone it is looked at from.</summary>
public sealed record LocalMoment
{
    private LocalMoment(DateTimeOffset instant, TimeZoneInfo zone)
    {
        Zone = zone;
        Instant = instant;
        Wall = DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, zone).DateTime, DateTimeKind.Unspecified);
    }

    public DateTimeOffset Instant { get; }

    /// <summary>Local date and time, kind unspecified.</summary>
    public DateTime Wall { get; }

    public TimeZoneInfo Zone { get; }

    public DateOnly Today => DateOnly.FromDateTime(Wall);

    public static LocalMoment At(DateTimeOffset instant, TimeZoneInfo zone) => new(instant, zone);

    /// <summary>An instant seen from an IANA zone, e.g. <c>Asia/Shanghai</c>.</summary>
    public static LocalMoment At(DateTimeOffset instant, string zone) => new(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>The wall time after so much real time has passed; a change of daylight saving shows.</summary>
    public DateTime WallAfter(TimeSpan elapsed) => At(Instant + elapsed, Zone).Wall;

    /// <summary>A wall time that the zone skips moves forward by the gap: 02:30 becomes 03:30.</summary>
    public DateTime Existing(DateTime wall)
    {
        if (!Zone.IsInvalidTime(wall)) return wall;
        var before = Zone.GetUtcOffset(wall.AddDays(-1));
        return At(new DateTimeOffset(wall, before), Zone).Wall;
    }
}
