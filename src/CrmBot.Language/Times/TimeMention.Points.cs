namespace CrmBot.Language.Times;

/// <content>Readings as a single date or moment.</content>
public sealed partial class TimeMention
{
    /// <summary>The hour of a day without a clock.</summary>
    public static readonly TimeOnly StartOfWork = new(9, 0);

    /// <summary>
    /// The moment meant in a slot that lies ahead (<c>remind.at</c>, <c>next.at</c>, <c>visit</c>), with the default hours;
    /// null when no moment was said: vague, a period longer than a day, a duration, a recurrence.
    /// </summary>
    /// <param name="roll">An offset in days, weeks or months that lands on a free day moves to the next workday
    /// (reminders and next steps).</param>
    public DateTime? AsPointAhead(bool roll)
    {
        if (IsVague || IsRecurrence || Sense is AmountSense.Bare or AmountSense.Within or AmountSense.Coming or AmountSense.Past)
            return null;
        if (Amount is { IsElapsed: true }) return AsElapsed();
        if (Day is null) return Clock is null ? null : NextShowing(Clock);
        if (IsLongPeriod(Day)) return null;
        if (Day.Point(Scene, TimeView.Ahead) is not { } date) return null;
        if (roll && Day.IsOffset) date = Scene.Calendar.WorkdayFrom(date);
        return OnDay(date);
    }

    /// <summary>
    /// 明年三月再联系: the first workday of a month or a longer stretch ahead, when something is taken up again; null when no such was said.
    /// </summary>
    public DateTime? AsBeginAhead() => !IsDeadline && AsMonthCode() is not null && Day!.Days(Scene, TimeView.Ahead)?.From is { } from
        && from > Scene.Now.Today
        ? OnDay(Scene.Calendar.WorkdayFrom(from))
        : null;

    /// <summary>The date of something that has happened (<c>log.at</c>, <c>won.at</c>); null when no day was said.</summary>
    public DateOnly? AsPastDate()
    {
        if (IsVague || IsRecurrence || Sense is AmountSense.Bare or AmountSense.Within or AmountSense.Coming or AmountSense.Past)
            return null;
        if (Amount is { IsElapsed: true }) return AsElapsed() is { } wall ? DateOnly.FromDateTime(wall) : null;
        if (Day is null) return Clock is null && !IsJustNow && !IsNow ? null : Scene.Now.Today;
        return IsLongPeriod(Day) ? null : Day.Point(Scene, TimeView.Behind);
    }

    /// <summary>
    /// One date (<c>close</c>, <c>end</c>, <c>until</c>): a month, quarter or year gives its last day, 三个月内 the day three months ahead.
    /// </summary>
    public DateOnly? AsDate(TimeView view = TimeView.Ahead)
    {
        if (IsVague || IsRecurrence || Sense is AmountSense.Bare or AmountSense.Past) return null;
        if (Until is not null) return AsPeriod(view)?.To;
        if (Amount is { IsElapsed: true }) return AsElapsed() is { } wall ? DateOnly.FromDateTime(wall) : null;
        if (Day is null) return Clock is null ? null : NextShowing(Clock) is { } next ? DateOnly.FromDateTime(next) : null;
        return Day.Point(Scene, view);
    }

    /// <summary>The last moment of a deadline (<c>by</c>): a date, with an hour only if one was said.</summary>
    public Deadline? AsDeadline()
    {
        if (IsVague || IsRecurrence || Sense is AmountSense.Bare or AmountSense.Past) return null;
        if (Until is { } end) return EndOfRange(end);
        if (Amount is { IsElapsed: true }) return AsElapsed() is { } wall ? At(wall) : null;
        if (Day is null) return Clock is null ? null : At(NextShowing(Clock));
        if (Day.Point(Scene, TimeView.Ahead) is not { } date) return null;
        return Clock is null ? new Deadline(date, null) : At(OnDay(date));
    }

    /// <summary>The clock alone (<c>digest.time</c>), with the default hour of a part of the day.</summary>
    public TimeOnly? AsClock() => Clock?.Read().Time ?? Every?.Clock?.Read().Time;

    /// <summary>Rule 18: what a correction makes of the old value. Only a day keeps the old clock, only a clock the old day.</summary>
    public DateTime? Correct(DateTime old)
    {
        if (Day is null && Clock is not null && Amount is null)
        {
            var (time, shift) = Clock.Read();
            return Scene.Now.Existing(DateOnly.FromDateTime(old).AddDays(shift).ToDateTime(time));
        }
        return AsPointAhead(roll: true) is not { } said ? null
            : Clock is null && Amount is not { IsElapsed: true } ? Scene.Now.Existing(said.Date + old.TimeOfDay)
            : said;
    }

    /// <summary>改礼拜三 of what is planned for Tuesday next week: the day of that week, with the old clock where none is said.</summary>
    public DateTime? InWeekOf(DateTime old) => Day is BareWeekday { Weekday: var weekday }
        && Calendars.Monday(DateOnly.FromDateTime(old)).AddDays(Calendars.IsoIndex(weekday)) is var day && day > Scene.Now.Today
            ? Scene.Now.Existing(Clock is null ? day.ToDateTime(TimeOnly.FromDateTime(old)) : OnDay(day))
            : null;

    private Deadline? EndOfRange(TimeMention end)
    {
        var time = Clock is not null && end.Clock is not null ? RangeReading.Clocks(this).To : end.Clock?.Read().Time;
        var day = Day is null && end.Day is null ? AsPointAhead(roll: false) is { } start ? DateOnly.FromDateTime(start) : null : AsDate();
        return day is { } date ? new Deadline(date, time) : null;
    }

    private static Deadline At(DateTime wall) => new(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));

    private static bool IsLongPeriod(DayExpression day) => day.IsPeriod && day is not (
        RelativePeriod { Unit: PeriodUnit.Weekend } or PartOfPeriod or FestivalExpression);

    private DateTime OnDay(DateOnly date)
    {
        var (time, shift) = Clock?.Read() ?? (StartOfWork, 0);
        return Here(date.AddDays(shift).ToDateTime(time));
    }

    /// <summary>The wall time of the speaker when the clock that was named shows that.</summary>
    private DateTime Here(DateTime wall) => Zone is null || Zone.Id == Scene.Now.Zone.Id ? Scene.Now.Existing(wall)
        : LocalMoment.At(new DateTimeOffset(wall, Zone.GetUtcOffset(wall)), Scene.Now.Zone).Wall;

    /// <summary>Rule 14: today if that is still to come, else tomorrow.</summary>
    private DateTime NextShowing(ClockExpression clock)
    {
        var (time, shift) = clock.Read();
        var today = Here(Scene.Now.Today.AddDays(shift).ToDateTime(time));
        // 晚上十二点 said at 23:00 is one hour away; a small hour just after midnight may still be today's.
        if (shift > 0 && today.AddDays(-1) > Scene.Now.Wall) today = today.AddDays(-1);
        return today > Scene.Now.Wall ? today : Here(Scene.Now.Today.AddDays(shift + 1).ToDateTime(time));
    }

    private DateTime? AsElapsed()
    {
        var sign = Sense == AmountSense.Ago ? -1 : 1;
        var whole = Amount! with { Hours = 0, Minutes = 0, Seconds = 0 };
        var wall = Scene.Now.WallAfter(sign * Amount!.Elapsed);
        if (whole == new TimeAmount()) return wall;
        return whole.Move(DateOnly.FromDateTime(wall), sign, Scene.Calendar) is { } day
            ? Scene.Now.Existing(day.ToDateTime(TimeOnly.FromDateTime(wall))) : null;
    }
}
