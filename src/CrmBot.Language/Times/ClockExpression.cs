namespace CrmBot.Language.Times;

/// <summary>A time of day as said: hour and minute, a part of the day, or both.</summary>
/// <param name="Hour">0-24 as said; null when only a part of the day was said.</param>
/// <param name="Minute">0-59; may be negative for 差五分三点.</param>
/// <param name="Second">Only if said.</param>
/// <param name="Part">The part of the day.</param>
/// <param name="Exact">A leading zero, an hour of 13 or more, noon or midnight: the hour is meant as it stands.</param>
internal sealed record ClockExpression(int? Hour, int Minute = 0, int? Second = null, PartOfDay Part = PartOfDay.None, bool Exact = false)
{
    /// <summary>The time, and by how many days it is after the day that was named (晚上十二点 is the next day).</summary>
    public (TimeOnly Time, int DayShift) Read()
    {
        if (Hour is not { } hour) return (DefaultTime(Part), 0);
        var (full, shift) = FullHour(hour);
        var minutes = full * 60 + Minute;
        if (minutes < 0) (minutes, shift) = (minutes + 1440, shift - 1);
        if (minutes >= 1440) (minutes, shift) = (minutes - 1440, shift + 1);
        return (new TimeOnly(minutes / 60, minutes % 60, Second ?? 0), shift);
    }

    /// <summary>The hours of rule 12.</summary>
    public static TimeOnly DefaultTime(PartOfDay part) => new(part switch
    {
        PartOfDay.SmallHours => 0,
        PartOfDay.Morning => 10,
        PartOfDay.Noon or PartOfDay.Lunch => 12,
        PartOfDay.Afternoon or PartOfDay.Pm => 15,
        PartOfDay.EndOfWork => 18,
        PartOfDay.Evening or PartOfDay.LateEvening => 20,
        PartOfDay.Night => 22,
        _ => 9,
    }, 0);

    private (int Hour, int DayShift) FullHour(int hour)
    {
        if (hour == 24) return (0, 1);
        if (hour >= 13 || (Exact && Part is PartOfDay.None)) return (hour, 0);
        return Part switch
        {
            PartOfDay.SmallHours or PartOfDay.Am => (hour % 12, 0),
            PartOfDay.Morning or PartOfDay.EarlyMorning => (hour, 0),
            PartOfDay.Noon or PartOfDay.Lunch => (hour < 10 ? hour + 12 : hour, 0),
            PartOfDay.Afternoon or PartOfDay.EndOfWork or PartOfDay.Pm => (hour < 12 ? hour + 12 : 12, 0),
            PartOfDay.Evening or PartOfDay.LateEvening => InDark(hour, 4),
            PartOfDay.Night => InDark(hour, 6),
            _ => (hour is >= 1 and <= 6 ? hour + 12 : hour, 0),
        };
    }

    /// <summary>
    /// 晚上十二点, 晚上两点: behind midnight it is the next day; <paramref name="evening"/> is the first hour that still is the evening's.
    /// </summary>
    private static (int Hour, int DayShift) InDark(int hour, int evening) =>
        hour is 12 or 0 ? (0, 1) : hour < evening ? (hour, 1) : (hour + 12, 0);
}
