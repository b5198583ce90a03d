namespace CrmBot.Language.Times.Reading;

/// <summary>Joins what comes back with its clock or day: 每天 + 九点, every month + on the 15th.</summary>
internal static class JoinRecurrence
{
    public static Piece? Join(Piece span, Piece first, Piece second, Gap gap)
    {
        if (!gap.IsClose && !gap.IsGlue && !gap.IsComma) return null;
        if (first.Every is not { } every) return second.Every is { } later ? Extended(span, later, first) : null;
        return second.Every is { } again ? SaidTwice(span, every, again) : Extended(span, every, second);
    }

    /// <summary>每个工作日 + 每天早上: one rule said twice.</summary>
    private static Piece? SaidTwice(Piece span, RecurrenceExpression every, RecurrenceExpression again) =>
        every is { Weekdays.Count: 0, MonthDay: null } ? span with { Every = again with { Clock = again.Clock ?? every.Clock } } : null;

    private static Piece? Extended(Piece span, RecurrenceExpression every, Piece other)
    {
        if (other.IsClockOnly && every.Clock is not { Hour: not null })
            return span with { Every = every with { Clock = Combined(every.Clock, other.Clock!) } };
        if (other is { Day: BareWeekday day, To: null } && every is { Step.Weeks: > 0, Weekdays.Count: 0 })
            return span with { Every = every with { Weekdays = [day.Weekday], Clock = other.Clock ?? every.Clock } };
        return other is { Day: DayOfMonth number, To: null } && every is { Step.Months: > 0, MonthDay: null }
            ? span with { Every = every with { MonthDay = number.Day, Clock = other.Clock ?? every.Clock } } : null;
    }

    private static ClockExpression Combined(ClockExpression? part, ClockExpression clock) =>
        part is null ? clock : JoinClocks.Led(clock, part.Part);
}
