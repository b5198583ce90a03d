namespace CrmBot.Language.Times.Reading;

/// <summary>Joins an hour and the part of the day it lies in: 晚上 + 八点, 8 + tonight, 3 + in the afternoon.</summary>
internal static class JoinClocks
{
    public static Piece? Join(Piece span, Piece first, Piece second, Gap gap)
    {
        if (!gap.IsClose && !gap.IsGlue && !(gap.IsComma && first.Weak) || first.Every is not null || second.Every is not null) return null;
        return PartThenHour(span, first, second) ?? HourThenPart(span, first, second)
            ?? (gap.IsComma ? null : HourThenDayPart(span, first, second));
    }

    /// <summary>晚上八点, 明天下午3:30.</summary>
    private static Piece? PartThenHour(Piece span, Piece first, Piece second) =>
        first is { Clock: { Hour: null } part, To: null } && second is { IsClockOnly: true, Clock: { Hour: not null } clock }
            ? span with { Day = first.Day, Clock = Led(clock, part.Part), To = Led(second.To, part.Part) } : null;

    /// <summary>8 tonight, 3 in the afternoon.</summary>
    private static Piece? HourThenPart(Piece span, Piece first, Piece second) =>
        first is { Clock: { Hour: not null, Part: PartOfDay.None } hour } && second.Clock is { Hour: null } part
            && (first.Day is null || second.Day is null)
            ? span with { Day = first.Day ?? second.Day, Clock = Led(hour, part.Part), To = Led(first.To, part.Part) } : null;

    /// <summary>8am this morning: the clock said its half of the day already.</summary>
    private static Piece? HourThenDayPart(Piece span, Piece first, Piece second) =>
        first is { IsClockOnly: true, Clock.Hour: not null, To: null } && second is { Day: not null, Clock.Hour: null, To: null }
            ? span with { Day = second.Day, Clock = first.Clock } : null;

    private static Piece? Led(Piece? end, PartOfDay part) => end is null ? null : end with { Clock = Led(end.Clock!, part) };

    /// <summary>The clock with the part of the day, unless it has one of its own.</summary>
    public static ClockExpression Led(ClockExpression clock, PartOfDay part) =>
        clock.Part == PartOfDay.None ? clock with { Part = part } : clock;
}
