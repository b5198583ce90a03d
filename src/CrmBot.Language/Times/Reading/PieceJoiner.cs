namespace CrmBot.Language.Times.Reading;

/// <summary>Puts neighbouring pieces together: a day and its clock, a clock and its part of the day, a weekday and its date.</summary>
internal static class PieceJoiner
{
    public static List<Piece> Join(TimeText text, List<Piece> pieces)
    {
        var joined = new List<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            var current = piece;
            while (joined.Count > 0 && Merge(text, joined[^1], current) is { } merged)
            {
                joined.RemoveAt(joined.Count - 1);
                current = merged;
            }
            joined.Add(current);
        }
        return joined;
    }

    private static Piece? Merge(TimeText text, Piece first, Piece second)
    {
        if (first.Vague || second.Vague || first.JustNow || second.JustNow || second.Start - first.End > 24) return null;
        var span = new Piece(first.Start, second.End);
        if (Gap.Between(text, first.End, second.Start) is not { } gap) return MergeAmount(text, span, first, second);
        return MergeClocks(span, first, second, gap) ?? MergeDayAndClock(text, span, first, second, gap)
            ?? MergeDays(span, first, second, gap)
            ?? MergeRecurrence(span, first, second, gap) ?? MergeAmount(text, span, first, second);
    }

    /// <summary>晚上 + 八点, 8 + tonight's part, 3 + in the afternoon.</summary>
    private static Piece? MergeClocks(Piece span, Piece first, Piece second, Gap gap)
    {
        if (!gap.IsClose && !gap.IsGlue && !(gap.IsComma && first.Weak) || first.Every is not null || second.Every is not null) return null;
        if (first is { Clock.Hour: null, To: null } && second is { IsClockOnly: true, Clock: { Hour: not null } clock })
            return span with { Day = first.Day, Clock = Led(clock, first.Clock!.Part), To = Led(second.To, first.Clock!.Part) };
        if (first is { Clock: { Hour: not null, Part: PartOfDay.None } hour, Every: null } && second.Clock is { Hour: null } part
            && (first.Day is null || second.Day is null))
            return span with { Day = first.Day ?? second.Day, Clock = Led(hour, part.Part), To = Led(first.To, part.Part) };
        // 8am this morning: the clock said its half of the day already.
        if (first is { IsClockOnly: true, Clock.Hour: not null, To: null } && second is { Day: not null, Clock.Hour: null, To: null }
            && !gap.IsComma)
            return span with { Day = second.Day, Clock = first.Clock };
        return null;
    }

    private static Piece? Led(Piece? end, PartOfDay part) => end is null ? null : end with { Clock = Led(end.Clock!, part) };

    private static ClockExpression Led(ClockExpression clock, PartOfDay part) =>
        clock.Part == PartOfDay.None ? clock with { Part = part } : clock;

    private static Piece? MergeDayAndClock(TimeText text, Piece span, Piece first, Piece second, Gap gap)
    {
        if (!gap.IsClose && !gap.IsGlue && !gap.IsComma) return null;
        if (first.IsDayOnly && !IsLong(first.Day!) && second.IsClockOnly
            && !(gap.IsComma && second.Clock!.Hour is null && first.End - first.Start > 12))
            return span with { Day = first.Day, Amount = first.Amount, Sense = first.Sense, Clock = second.Clock, To = second.To };
        if (first.IsClockOnly && second is { Day: not null, To: null } && second.Clock is null && !IsLong(second.Day)
            && !(gap.IsComma && !char.IsAscii(text.At(second.Start))))
            return span with { Day = second.Day, Amount = second.Amount, Sense = second.Sense, Clock = first.Clock, To = first.To };
        return null;
    }

    private static bool IsLong(DayExpression day) =>
        day.IsPeriod && day is not (RelativePeriod { Unit: PeriodUnit.Weekend } or FestivalExpression);

    private static Piece? MergeDays(Piece span, Piece first, Piece second, Gap gap)
    {
        if (first is not { Day: { } one, To: null, Every: null } || second is not { Day: { } other, To: null, Every: null }) return null;
        if (first.Clock is not null && second.Clock is not null) return null;
        var clock = first.Clock ?? second.Clock;
        if (gap.IsComma && InPeriod(one, other) is FullDate shared) return span with { Day = shared, Clock = clock };
        if (gap.IsClose || gap.IsOf)
        {
            if ((WeekdayInWeek(one, other) ?? WeekdayInWeek(other, one)) is { } named) return span with { Day = named, Clock = clock };
            if ((NthIn(one, other) ?? NthIn(other, one)) is { } nth) return span with { Day = nth, Clock = clock };
            if ((InPeriod(one, other) ?? InPeriod(other, one)) is { } dated) return span with { Day = dated, Clock = clock };
        }
        if (!gap.IsClose && !gap.IsComma && !gap.IsBracket) return null;
        var (weekday, date) = IsWeekday(one) && IsDate(other) ? (one, other)
            : IsWeekday(other) && IsDate(one) ? (other, one)
            : (null, null);
        if (weekday is null || date is null || (gap.IsComma && date is NamedDay)) return null;
        return span with { Day = date, Clock = clock };
    }

    /// <summary>first Friday of June, 本月最后一个工作日.</summary>
    private static NthDay? NthIn(DayExpression day, DayExpression period) =>
        day is NthDay { Whole: null } nth && (period is RelativePeriod { Unit: not PeriodUnit.Weekend } || period is NumberedPeriod)
            ? nth with { Whole = period } : null;

    private static bool IsWeekday(DayExpression day) => day is BareWeekday or WeekdayOfWeek;

    private static bool IsDate(DayExpression day) => day is FullDate or MonthDay or DayOfMonth or NamedDay;

    private static WeekdayOfWeek? WeekdayInWeek(DayExpression day, DayExpression week) =>
        day is BareWeekday bare && week is RelativePeriod { Unit: PeriodUnit.Week } relative
            ? new WeekdayOfWeek(bare.Weekday, relative.Shift) : null;

    /// <summary>15th of next month, March 5 next year, Q1 next year.</summary>
    private static DayExpression? InPeriod(DayExpression part, DayExpression period) => (part, period) switch
    {
        (DayOfMonth { MonthShift: null } day, RelativePeriod { Unit: PeriodUnit.Month } month) => day with { MonthShift = month.Shift },
        (DayOfMonth { MonthShift: null } day, NumberedPeriod { Unit: PeriodUnit.Month } month) =>
            month.Year is { } year ? new FullDate(year, month.Number, day.Day) : new MonthDay(month.Number, day.Day, month.YearShift),
        (MonthDay { YearShift: null } day, RelativePeriod { Unit: PeriodUnit.Year } year) => day with { YearShift = year.Shift },
        (NumberedPeriod { HasYear: false } named, RelativePeriod { Unit: PeriodUnit.Year } year) => named with { YearShift = year.Shift },
        (MonthDay { YearShift: null } day, NumberedPeriod { Unit: PeriodUnit.Year } year) => new FullDate(year.Number, day.Month, day.Day),
        _ => null,
    };

    private static Piece? MergeRecurrence(Piece span, Piece first, Piece second, Gap gap)
    {
        if (!gap.IsClose && !gap.IsGlue && !gap.IsComma) return null;
        var (every, other) = first.Every is { } one ? (one, second) : second.Every is { } two ? (two, first) : (null, null!);
        if (every is null || other.Every is not null && !(first.Every!.Weekdays.Count == 0 && first.Every.MonthDay is null)) return null;
        // 每个工作日 + 每天早上: one rule said twice.
        if (other.Every is { } again) return span with { Every = again with { Clock = again.Clock ?? every.Clock } };
        if (other.IsClockOnly && every.Clock is not { Hour: not null })
            return span with { Every = every with { Clock = Combined(every.Clock, other.Clock!) } };
        if (other is { Day: BareWeekday day, To: null } && every is { Step.Weeks: > 0, Weekdays.Count: 0 })
            return span with { Every = every with { Weekdays = [day.Weekday], Clock = other.Clock ?? every.Clock } };
        return other is { Day: DayOfMonth number, To: null } && every is { Step.Months: > 0, MonthDay: null }
            ? span with { Every = every with { MonthDay = number.Day, Clock = other.Clock ?? every.Clock } } : null;
    }

    private static ClockExpression Combined(ClockExpression? part, ClockExpression clock) => part is null ? clock : Led(clock, part.Part);

    /// <summary>3 days from Tuesday, two weeks after May 1, 3 days before Friday; 9:30 for 7 hours.</summary>
    private static Piece? MergeAmount(TimeText text, Piece span, Piece first, Piece second)
    {
        var between = text.Lower.AsSpan(first.End, second.Start - first.End).Trim();
        if (first is { Amount: { IsElapsed: false } amount, Sense: AmountSense.Bare or AmountSense.Ahead }
            && second is { Day: { } anchor, To: null } && first.Clock is null)
        {
            var after = between is "from" or "after" or "since" || (between.IsEmpty && text.Says(second.Start, "from "));
            var sign = after ? 1 : between is "before" or "ahead of" or "prior to" ? -1 : 0;
            var offset = new OffsetExpression(amount, sign, anchor);
            if (sign != 0)
                return span with { Amount = amount, Sense = after ? AmountSense.Ahead : AmountSense.Ago, Day = offset, Clock = second.Clock };
        }
        return first is { Clock.Hour: not null, To: null, Every: null }
            && second is { Amount: { } length, Sense: AmountSense.Bare, Day: null } && between is "for"
            ? span with { Day = first.Day, Clock = first.Clock, Lasting = length }
            : null;
    }
}
