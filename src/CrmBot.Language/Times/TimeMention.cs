using CrmBot.Language.Text;

namespace CrmBot.Language.Times;

/// <summary>
/// One time expression of a message. It keeps what was said; the slot that takes it decides how it is read:
/// the same 周五 is the next one in a reminder and the last one in a log.
/// </summary>
public sealed partial class TimeMention
{
    private TimeTendency? _tendency;

    internal TimeMention(TextSpan span, TimeScene scene)
    {
        Span = span;
        Scene = scene;
    }

    /// <summary>Where it stands in the folded text, bound words (前, by) included.</summary>
    public TextSpan Span { get; internal set; }

    /// <summary>A bound word was said.</summary>
    public TimeMark Mark { get; internal init; }

    /// <summary>The bound word is the inclusive kind (或之前, since): a period counts as a whole.</summary>
    internal bool MarkIncludes { get; init; }

    /// <summary>改天, soon: a time was meant but not said.</summary>
    public bool IsVague { get; internal init; }

    /// <summary>刚才, just now.</summary>
    public bool IsJustNow { get; internal init; }

    /// <summary>now, 现在.</summary>
    public bool IsNow { get; internal init; }

    /// <summary>The amount that was said (三天 in 三天后), else null.</summary>
    public TimeAmount? Amount { get; internal init; }

    /// <summary>How <see cref="Amount"/> is meant.</summary>
    public AmountSense Sense { get; internal init; }

    /// <summary>The end of a range (周一到周三, 2-4pm); then this mention itself is the start.</summary>
    public TimeMention? Until { get; internal init; }

    internal DayExpression? Day { get; init; }

    internal ClockExpression? Clock { get; init; }

    internal RecurrenceExpression? Every { get; init; }

    internal TimeScene Scene { get; }

    /// <summary>A day, a period or an offset in days was said.</summary>
    public bool HasDay => Day is not null;

    /// <summary>A clock time was said (not only a part of the day).</summary>
    public bool HasClock => Clock?.Hour is not null;

    /// <summary>A part of the day was said without a clock: 下午, tonight.</summary>
    public bool HasPartOfDay => Clock is { Hour: null };

    /// <summary>The part of the day that was said.</summary>
    public PartOfDay PartOfDay => Clock?.Part ?? PartOfDay.None;

    /// <summary>前, by, before, or 三天内: goes to a slot for deadlines.</summary>
    public bool IsDeadline => Mark is TimeMark.Before or TimeMark.Within || Sense == AmountSense.Within;

    /// <summary>Where the clock that was named hangs (2:30pm ET); null for the speaker's own.</summary>
    internal TimeZoneInfo? Zone { get; set; }

    /// <summary>A week, month, quarter, year or stretch and not one day.</summary>
    public bool IsPeriod => Until is not null || Day is { IsPeriod: true };

    /// <summary>An amount of time and nothing else: 两年, 48 hours.</summary>
    public bool IsDuration => Sense == AmountSense.Bare;

    public bool IsRecurrence => Every is not null;

    /// <summary>The weekday that was named, for slots that take one (周报改周五发).</summary>
    public DayOfWeek? Weekday => Day switch
    {
        BareWeekday bare => bare.Weekday,
        NearWeekday near => near.Weekday,
        WeekdayOfWeek named => named.Weekday,
        _ => Every?.Weekdays is [var only] ? only : null,
    };

    /// <summary>The day of the month that was named without a month: 15号.</summary>
    public int? MonthDayNumber => Day is DayOfMonth { MonthShift: null } day ? day.Day : Every?.MonthDay;

    /// <summary>On which side of now it lies by its own words.</summary>
    public TimeTendency Tendency => _tendency ??= TendencyOf(this);
}
