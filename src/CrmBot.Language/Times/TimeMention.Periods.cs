using System.Globalization;

namespace CrmBot.Language.Times;

/// <content>Readings as a stretch of days, a code of a period, a duration, a recurrence.</content>
public sealed partial class TimeMention
{
    /// <summary>Whole calendar days from and to (<c>from</c>/<c>to</c>, date pairs); a bound may be open (从X起).</summary>
    /// <param name="view">Reports, created, closed and won look behind; close, end, forecast, revisit and goal look ahead.</param>
    public DateRange? AsPeriod(TimeView view)
    {
        if (IsVague || IsRecurrence || Sense == AmountSense.Bare) return null;
        if (Until is not null) return RangeReading.Read(this, view);
        if (Amount is { IsElapsed: true }) return AsElapsedPeriod();
        if (Day?.Days(Scene, view) is not { } days) return null;
        return Mark switch
        {
            TimeMark.Since => new DateRange(days.From, null),
            TimeMark.Before or TimeMark.Until => new DateRange(null, days.To),
            _ => days,
        };
    }

    /// <summary>
    /// The month code of a period for <c>revisit</c>: only a month, quarter, half-year or year was said; its first month.
    /// </summary>
    public string? AsMonthCode(TimeView view = TimeView.Ahead) =>
        Until is null && Day is RelativePeriod { Unit: >= PeriodUnit.Month } or NumberedPeriod && Day.Days(Scene, view)?.From is { } from
            ? from.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : null;

    /// <summary>
    /// <c>2026-03</c>, <c>2026Q1</c>, <c>2026H1</c>, <c>2026</c>, <c>2026-W11</c>; null when it is no single calendar unit.
    /// </summary>
    public string? AsPeriodCode(TimeView view) => Until is null && Day is not null ? PeriodCode.Of(Day, Scene, view) : null;

    /// <summary>ISO 8601 with the unit as said (<c>P3M</c>, <c>PT72H</c>); null when no amount was said.</summary>
    public string? AsDuration() => Amount is { } amount && Sense is not AmountSense.None ? amount.ToIso() : null;

    /// <summary>The slot values <c>every</c> and <c>time</c> (09:00 unless said); null when nothing comes back.</summary>
    public Recurrence? AsRecurrence() => Every?.Read();

    /// <summary>
    /// Hours of quiet: 12:30到2点; 中午 is 12:00-14:00; 晚上9点以后 lasts to 08:00. Null when no such hours were said.
    /// </summary>
    public (TimeOnly From, TimeOnly To)? AsQuietHours() => AsQuietHours(Clock, Mark);

    /// <summary>
    /// Hours of quiet of every day: 每天中午, 每天九点前; <paramref name="mark"/> is the bound word that stands behind it. Null for what comes
    /// less often.
    /// </summary>
    internal (TimeOnly From, TimeOnly To)? AsDailyQuiet(TimeMark mark) =>
        Every is { Step.Days: 1, Clock: { } daily } ? AsQuietHours(daily, mark) : null;

    private (TimeOnly From, TimeOnly To)? AsQuietHours(ClockExpression? clock, TimeMark mark)
    {
        if (clock is null) return null;
        if (Until is not null) return QuietUntil(clock, Until.Clock);
        if (mark == TimeMark.Since) return (QuietFrom(clock), MorningHour);
        if (mark is TimeMark.Before or TimeMark.Until) return (new TimeOnly(0, 0), clock.Read().Time);
        return clock.Hour is null ? QuietPart(clock.Part) : Day is null && IsDark(clock.Part) ? (clock.Read().Time, MorningHour) : null;
    }

    /// <summary>Who wants no more messages today wants them again at eight.</summary>
    private static readonly TimeOnly MorningHour = new(8, 0);

    /// <summary>晚上十点别给我推: an hour of the evening alone is the start.</summary>
    private static bool IsDark(PartOfDay part) => part is PartOfDay.Evening or PartOfDay.LateEvening or PartOfDay.Night;

    /// <summary>12:30到2点, 10点到7点.</summary>
    private (TimeOnly From, TimeOnly To)? QuietUntil(ClockExpression from, ClockExpression? to) =>
        to is null ? null : IsOverNight(from, to) ? (from.Read().Time.AddHours(12), to.Read().Time) : RangeReading.Clocks(this);

    /// <summary>十点以后: in the evening.</summary>
    private static TimeOnly QuietFrom(ClockExpression clock) =>
        clock.Read().Time is var time && clock.Part == PartOfDay.None && time.Hour is >= 6 and < 12 ? time.AddHours(12) : time;

    private static (TimeOnly From, TimeOnly To)? QuietPart(PartOfDay part) => part switch
    {
        PartOfDay.Noon or PartOfDay.Lunch => (new TimeOnly(12, 0), new TimeOnly(14, 0)),
        PartOfDay.EndOfWork => (new TimeOnly(18, 0), MorningHour),
        PartOfDay.Morning or PartOfDay.EarlyMorning => (MorningHour, new TimeOnly(12, 0)),
        PartOfDay.Afternoon => (new TimeOnly(12, 0), new TimeOnly(18, 0)),
        _ => IsDark(part) ? (ClockExpression.DefaultTime(part), MorningHour) : null,
    };

    /// <summary>10点到7点: whoever wants quiet for so long wants to sleep.</summary>
    private static bool IsOverNight(ClockExpression from, ClockExpression to) =>
        from is { Part: PartOfDay.None, Exact: false, Hour: >= 8 and < 12 }
        && to is { Part: PartOfDay.None, Exact: false, Hour: >= 7 and < 10 } && to.Hour < from.Hour;

    private DateRange? AsElapsedPeriod()
    {
        if (AsElapsed() is not { } wall) return null;
        var other = DateOnly.FromDateTime(Sense == AmountSense.Past ? Scene.Now.WallAfter(-Amount!.Elapsed) : wall);
        return Sense switch
        {
            AmountSense.Within or AmountSense.Coming => DateRange.Between(Scene.Now.Today, other),
            AmountSense.Past => DateRange.Between(other, Scene.Now.Today),
            _ => DateRange.Day(other),
        };
    }

    private static TimeTendency TendencyOf(TimeMention mention)
    {
        var anchored = mention.Day is OffsetExpression { Anchor: not null };
        if (mention.Sense is AmountSense.Ago or AmountSense.Past && !anchored || mention.IsJustNow) return TimeTendency.Past;
        if (mention.IsNow) return TimeTendency.Present;
        if (mention.Sense is AmountSense.Ahead or AmountSense.Within or AmountSense.Coming && !anchored || mention.Mark == TimeMark.Before)
            return TimeTendency.Ahead;
        if (mention.Day is null or { IsFloating: true }
            || mention.Day.Days(mention.Scene, TimeView.Ahead) is not { From: { } from, To: { } to })
            return TimeTendency.Open;
        var today = mention.Scene.Now.Today;
        return to < today ? TimeTendency.Past : from > today ? TimeTendency.Ahead : TimeTendency.Present;
    }
}
