namespace CrmBot.Language.Times;

/// <summary>Reads the two ends of a range together: each may borrow year, month, week or half of the day from the other.</summary>
internal static class RangeReading
{
    public static DateRange? Read(TimeMention range, TimeView view)
    {
        if (range.Day is not { } first) return range.Until!.Day?.Days(range.Scene, view);
        var end = range.Until!.IsNow ? new NamedDay(0) : range.Until.Day;
        if (end is not { } last) return first.Days(range.Scene, view);
        return Days(first, last, range.Scene, view) is { } ends ? DateRange.Between(ends.From, ends.To) : null;
    }

    /// <summary>First and last day of a range; null when one of them does not exist.</summary>
    public static (DateOnly From, DateOnly To)? Days(DayExpression first, DayExpression last, TimeScene scene, TimeView view)
    {
        var borrows = last is DayOfMonth && first is not DayOfMonth;
        var fromEnd = first.IsFloating && !borrows
            && (!last.IsFloating || (first is DayOfMonth && last is MonthDay));
        if (fromEnd && last.Days(scene, view) is { } end)
        {
            return end.To is { } to && first.Days(scene with { Today = to }, TimeView.Behind)?.From is { } from ? (from, to) : null;
        }
        if (Start(first, last, scene, view) is not { } start) return null;
        var rest = last.IsFloating ? last.Days(scene with { Today = start }, TimeView.Ahead) : last.Days(scene, view);
        return rest?.To is { } close ? (start, close) : null;
    }

    /// <summary>三月到五月 said in April is this year's: of month ranges the first that has not ended.</summary>
    private static DateOnly? Start(DayExpression first, DayExpression last, TimeScene scene, TimeView view)
    {
        if (view == TimeView.Ahead && first is NumberedPeriod { HasYear: false } && last is NumberedPeriod { HasYear: false }
            && first.Days(scene, TimeView.Behind)?.From is { } begun
                && last.Days(scene with { Today = begun }, TimeView.Ahead)?.To >= scene.Today) return begun;
        return first.Days(scene, view)?.From;
    }

    /// <summary>The two clocks of a range.</summary>
    public static (TimeOnly From, TimeOnly To) Clocks(TimeMention range) => Clocks(range.Clock!, range.Until!.Clock!);

    /// <summary>
    /// 下午2点到4点, 5 to 6pm, 11-4: the start decides; a mark on the end extends to a start without one. 22点到8点 ends the next morning.
    /// </summary>
    public static (TimeOnly From, TimeOnly To) Clocks(ClockExpression first, ClockExpression last)
    {
        var end = last.Read().Time;
        var own = first.Read().Time;
        if (first.Part == PartOfDay.None && last.Part != PartOfDay.None && !first.Exact)
        {
            var shared = (first with { Part = last.Part }).Read().Time;
            return (shared < end ? shared : own, end);
        }
        if (last.Part == PartOfDay.None && !last.Exact && last.Hour is <= 12)
        {
            var morning = (last with { Part = PartOfDay.Am }).Read().Time;
            var afternoon = (last with { Part = PartOfDay.Pm }).Read().Time;
            end = morning > own || afternoon <= own ? morning : afternoon;
        }
        return (own, end);
    }
}
