namespace CrmBot.Language.Times.Reading;

/// <summary>Joins a day and the clock beside it: 下周三 + 上午十点, 10:30 + on Friday.</summary>
internal static class JoinDayAndClock
{
    /// <summary>A longer day expression with a part of the day behind its comma speaks of two times.</summary>
    private const int LongDay = 12;

    public static Piece? Join(TimeText text, Piece span, Piece first, Piece second, Gap gap)
    {
        if (!gap.IsClose && !gap.IsGlue && !gap.IsComma) return null;
        if (IsDayFirst(first, second, gap))
            return span with { Day = first.Day, Amount = first.Amount, Sense = first.Sense, Clock = second.Clock, To = second.To };
        return IsClockFirst(text, first, second, gap)
            ? span with { Day = second.Day, Amount = second.Amount, Sense = second.Sense, Clock = first.Clock, To = first.To } : null;
    }

    private static bool IsDayFirst(Piece day, Piece clock, Gap gap) => day.IsDayOnly && !IsLong(day.Day!) && clock.IsClockOnly
        && !(gap.IsComma && clock.Clock!.Hour is null && day.End - day.Start > LongDay);

    private static bool IsClockFirst(TimeText text, Piece clock, Piece day, Gap gap) =>
        clock.IsClockOnly && day is { Day: { } named, To: null, Clock: null } && !IsLong(named)
        && !(gap.IsComma && !char.IsAscii(text.At(day.Start)));

    /// <summary>下个月, 今年: no clock belongs to so much.</summary>
    private static bool IsLong(DayExpression day) =>
        day.IsPeriod && day is not (RelativePeriod { Unit: PeriodUnit.Weekend } or FestivalExpression);
}
