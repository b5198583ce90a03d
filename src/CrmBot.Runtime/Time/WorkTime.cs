namespace CrmBot.Runtime.Time;

/// <summary>
/// A work calendar on the wall clock of one zone: measures and adds time that is worked. Right across daylight-saving changes.
/// </summary>
public readonly record struct WorkTime(WorkCalendar Calendar, TimeZoneInfo Zone)
{
    private const int MostDays = 3700;
    private const long WholeDay = 24 * 3_600_000;

    /// <summary>Whether <paramref name="instant"/> lies in a shift (its first moment does, its end does not).</summary>
    public bool IsWorking(long instant) => NextStart(instant) == instant;

    /// <summary><paramref name="instant"/> itself inside a shift, otherwise the start of the next one.</summary>
    public long NextStart(long instant)
    {
        foreach (var (start, end) in From(instant))
        {
            if (end > instant) return Math.Max(start, instant);
        }

        throw NoWork(instant);
    }

    /// <summary>The end of the shift that <paramref name="instant"/> lies in, otherwise of the next one.</summary>
    public long ShiftEnd(long instant)
    {
        foreach (var (_, end) in From(instant))
        {
            if (end > instant) return end;
        }

        throw NoWork(instant);
    }

    /// <summary>Start of the first and end of the last shift of a day; null on a free day.</summary>
    public (long Start, long End)? DayOf(DateOnly day)
    {
        var shifts = Calendar.ShiftsOn(day);
        return shifts.Length == 0 ? null : (At(day, shifts[0].From), At(day, shifts[^1].To));
    }

    /// <summary>Work time between two instants; zero when they are not in order.</summary>
    public TimeSpan Between(long from, long to)
    {
        var (worked, first, last) = (0L, DayAt(from), DayAt(to));
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            // The zone is asked once a day, not for both ends of every shift: tickets can be months old.
            var plain = day > first && day < last && Calendar.IsWorkday(day) && KeepsItsClock(day);
            foreach (var shift in Calendar.ShiftsOn(day))
            {
                worked += plain
                    ? (shift.To.Ticks - shift.From.Ticks) / TimeSpan.TicksPerMillisecond
                    : Math.Max(0, Math.Min(At(day, shift.To), to) - Math.Max(At(day, shift.From), from));
            }
        }

        return TimeSpan.FromMilliseconds(worked);
    }

    /// <summary>
    /// The instant at which <paramref name="work"/> has been worked since <paramref name="instant"/>. Work that fills a shift ends with it,
    /// not with the start of the next; no work at all ends at the next moment that is worked.
    /// </summary>
    public long Add(long instant, TimeSpan work)
    {
        var left = (long)work.TotalMilliseconds;
        foreach (var (start, end) in From(instant))
        {
            if (end <= instant) continue;
            var begin = Math.Max(start, instant);
            if (begin + left <= end) return begin + left;
            left -= end - begin;
        }

        throw NoWork(instant);
    }

    private IEnumerable<(long Start, long End)> From(long instant)
    {
        var day = DayAt(instant);
        for (var walked = 0; walked < MostDays; walked++, day = day.AddDays(1))
        {
            foreach (var shift in Calendar.ShiftsOn(day)) yield return (At(day, shift.From), At(day, shift.To));
        }
    }

    private bool KeepsItsClock(DateOnly day) => At(day.AddDays(1), TimeOnly.MinValue) - At(day, TimeOnly.MinValue) == WholeDay;

    private DateOnly DayAt(long instant) => Instants.DayOf(instant, Zone);

    private long At(DateOnly day, TimeOnly time) => Instants.FromLocal(day.ToDateTime(time), Zone);

    private InvalidOperationException NoWork(long instant) =>
        new($"Calendar {Calendar.Name} has no work time within ten years of {instant}.");
}
