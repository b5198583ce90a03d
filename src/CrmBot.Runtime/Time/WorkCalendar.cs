using System.Collections.Frozen;
using CrmBot.Language;

namespace CrmBot.Runtime.Time;

/// <summary>How sure a calendar is about a year's holidays.</summary>
public enum YearState
{
    /// <summary>No data: only the week's pattern applies.</summary>
    Unknown,

    /// <summary>By the law alone; the official arrangement was not announced when the data was made.</summary>
    Provisional,

    Announced,
}

/// <summary>
/// Which days are worked and when: the week's shifts, holidays, and weekend days worked in exchange. Knows no time zone;
/// <see cref="WorkTime"/> adds one.
/// </summary>
public sealed class WorkCalendar
{
    // Enough for any due date a person means; more is a calendar without workdays.
    private const int MostDays = 3700;

    private readonly Shift[][] week;
    private readonly Shift[] makeUp;
    private readonly FrozenSet<DateOnly> holidays;
    private readonly FrozenSet<DateOnly> makeUpDays;
    private readonly FrozenDictionary<int, YearState> years;

    private WorkCalendar(
        string name, Shift[][] week, FrozenSet<DateOnly> holidays, FrozenSet<DateOnly> makeUpDays, IReadOnlyList<FestivalEntry> festivals,
        FrozenDictionary<int, YearState> years)
    {
        (Name, this.week, this.holidays, this.makeUpDays, Festivals, this.years) = (name, week, holidays, makeUpDays, festivals, years);
        makeUp = Array.Find(week, shifts => shifts.Length > 0)
            ?? throw new ArgumentException("A calendar needs at least one working day.", nameof(week));
    }

    public string Name { get; }

    /// <summary>Festivals with their days off, in the order of the year.</summary>
    public IReadOnlyList<FestivalEntry> Festivals { get; }

    /// <summary>A calendar without holidays: the same shifts from Monday to Friday.</summary>
    public static WorkCalendar MondayToFriday(string name, params Shift[] shifts) =>
        new(name, Week(shifts), FrozenSet<DateOnly>.Empty, FrozenSet<DateOnly>.Empty, [], FrozenDictionary<int, YearState>.Empty);

    /// <summary>The same holidays with other working hours.</summary>
    public WorkCalendar WithShifts(params Shift[] shifts) => new(Name, Week(shifts), holidays, makeUpDays, Festivals, years);

    /// <summary>The same holidays with other working hours on one day of the week; none make it a free day.</summary>
    public WorkCalendar WithShifts(DayOfWeek day, params Shift[] shifts)
    {
        var changed = (Shift[][])week.Clone();
        changed[Index(day)] = Ordered(shifts);
        return new(Name, changed, holidays, makeUpDays, Festivals, years);
    }

    public YearState StateOf(int year) => years.GetValueOrDefault(year, YearState.Unknown);

    public bool IsWorkday(DateOnly day) => makeUpDays.Contains(day) || (!holidays.Contains(day) && week[Index(day.DayOfWeek)].Length > 0);

    /// <summary>The shifts of a day in order; none on a free day. A make-up day is worked like the first working day of the week.</summary>
    public IReadOnlyList<Shift> ShiftsOf(DateOnly day) => ShiftsOn(day);

    /// <summary>The first workday after <paramref name="day"/>.</summary>
    public DateOnly NextWorkday(DateOnly day) => AddWorkdays(day, 1);

    /// <summary><paramref name="day"/> itself when it is worked, else the first workday after it.</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsWorkday(day) ? day : NextWorkday(day);

    /// <summary>
    /// The first workday on which <paramref name="time"/> is still ahead of <paramref name="local"/>: today, or a later one.
    /// </summary>
    public DateOnly NextWorkdayAt(TimeOnly time, DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        return OnOrAfter(today.ToDateTime(time) > local ? today : today.AddDays(1));
    }

    /// <summary>
    /// Counts workdays from <paramref name="day"/>, which itself does not count; negative counts back. Zero is the day itself.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such workday within ten years.</exception>
    public DateOnly AddWorkdays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var (left, walked) = (Math.Abs(count), 0); left > 0; walked++)
        {
            if (walked > MostDays) throw new InvalidOperationException($"Calendar {Name} has no {count} workdays from {day:O}.");
            day = day.AddDays(step);
            if (IsWorkday(day)) left--;
        }

        return day;
    }

    /// <summary>The parser's settings with this calendar's free days, make-up days and festivals.</summary>
    public WorldSettings ToLanguage(WorldSettings settings) => settings with
    {
        Holidays = [.. holidays.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Order()],
        ExtraWorkdays = [.. makeUpDays.Order()],
        Festivals = Festivals,
    };

    internal Shift[] ShiftsOn(DateOnly day)
    {
        if (makeUpDays.Contains(day))
        {
            var own = week[Index(day.DayOfWeek)];
            return own.Length > 0 ? own : makeUp;
        }

        return holidays.Contains(day) ? [] : week[Index(day.DayOfWeek)];
    }

    internal WorkCalendar WithYears(string name, IReadOnlyList<CalendarYear> data) => new(
        name,
        week,
        data.SelectMany(year => year.DaysOff()).ToFrozenSet(),
        data.SelectMany(year => year.Workdays).ToFrozenSet(),
        [.. data.SelectMany(year => year.Festivals).OrderBy(festival => festival.From)],
        data.ToFrozenDictionary(year => year.Year, year => year.Provisional ? YearState.Provisional : YearState.Announced));

    private static Shift[][] Week(Shift[] shifts)
    {
        var ordered = Ordered(shifts);
        return [ordered, ordered, ordered, ordered, ordered, [], []];
    }

    private static Shift[] Ordered(Shift[] shifts)
    {
        Shift[] ordered = [.. shifts.OrderBy(shift => shift.From)];
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].From < ordered[i - 1].To)
                throw new ArgumentException($"Shifts {ordered[i - 1]} and {ordered[i]} overlap.", nameof(shifts));
        }

        return ordered;
    }

    private static int Index(DayOfWeek day) => ((int)day + 6) % 7;
}
