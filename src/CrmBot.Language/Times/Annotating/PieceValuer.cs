using System.Globalization;
using CrmBot.Language.Times.Reading;

namespace CrmBot.Language.Times.Annotating;

/// <summary>Gives a piece its type and value in time mode.</summary>
internal sealed class PieceValuer(TimeScene scene)
{
    private const TimeView View = TimeView.Ahead;

    public (string Type, TimeValue Value)? Value(Piece piece)
    {
        if (piece.Every is { } every) return ("set", new TimeValue(Set: SetOf(every)));
        if (piece.To is { } to) return Range(piece, to);
        if (piece.Now) return Bound(piece, "datetime", Moment(scene.Now.Wall, null));
        if (piece.Amount is { } amount && piece.Day is null) return Amount(piece, amount);
        if (piece.Day is not { } day) return piece.Clock is null ? null : ClockOnly(piece, piece.Clock);
        return piece.Clock is null ? Days(piece, day) : DayAndClock(piece, day, piece.Clock);
    }

    private static TimeValueSet SetOf(RecurrenceExpression every)
    {
        var on = every.Workdays ? ["MO", "TU", "WE", "TH", "FR"]
            : every.MonthDay is { } day ? [day.ToString(CultureInfo.InvariantCulture)]
            : every.Read().Weekdays.Select(SlotForm.Of).ToArray();
        var step = every.Workdays ? new TimeAmount { Weeks = 1 } : every.Step;
        return new TimeValueSet(step.ToIso(), on, every.Clock is { Hour: not null } or { Part: PartOfDay.Noon }
            ? ClockText(every.Clock) : null);
    }

    private (string, TimeValue)? Amount(Piece piece, TimeAmount amount)
    {
        if (piece.Sense == AmountSense.Bare) return ("duration", new TimeValue(amount.ToIso()));
        if (!amount.IsElapsed) return null;
        var far = Elapsed(piece.Sense is AmountSense.Ago or AmountSense.Past ? -1 : 1, amount);
        var (now, other) = (Moment(scene.Now.Wall, null), Moment(far, null));
        return piece.Sense switch
        {
            AmountSense.Within or AmountSense.Coming => ("datetimerange", Pair(now, other)),
            AmountSense.Past => ("datetimerange", Pair(other, now)),
            _ => Bound(piece, "datetime", other),
        };
    }

    private DateTime Elapsed(int sign, TimeAmount amount)
    {
        var wall = scene.Now.WallAfter(sign * amount.Elapsed);
        var whole = amount with { Hours = 0, Minutes = 0, Seconds = 0 };
        return whole == new TimeAmount()
            || whole.Move(DateOnly.FromDateTime(wall), sign, scene.Calendar) is not { } day
                ? wall : day.ToDateTime(TimeOnly.FromDateTime(wall));
    }

    private (string, TimeValue)? Days(Piece piece, DayExpression day)
    {
        if (day.Days(scene, View) is not { From: { } from, To: { } to }) return null;
        if (!day.IsPeriod || (from == to && day is not Stretch)) return Bound(piece, "date", SlotForm.Of(from));
        var whole = piece.MarkIncludes || piece.Mark is TimeMark.Until;
        return ("daterange", piece.Mark switch
        {
            TimeMark.Before or TimeMark.Until => Pair(null, SlotForm.Of(whole ? to : from.AddDays(-1))),
            TimeMark.Since => Pair(SlotForm.Of(whole ? from : to.AddDays(1)), null),
            _ => Pair(SlotForm.Of(from), SlotForm.Of(to)),
        });
    }

    private static (string, TimeValue)? ClockOnly(Piece piece, ClockExpression clock)
    {
        if (clock is { Hour: null, Part: PartOfDay.Lunch }) return null;
        if (clock.Hour is null)
            return PartHours(clock.Part) is { } part ? ("timerange", Pair(part.From, part.To)) : Bound(piece, "time", ClockText(clock));
        if (piece.Lasting is { } lasting)
        {
            var start = clock.Read().Time;
            return ("timerange", Pair(ClockText(clock), SlotForm.Of(start.Add(lasting.Elapsed))));
        }
        return Bound(piece, "time", ClockText(clock));
    }

    private (string, TimeValue)? DayAndClock(Piece piece, DayExpression day, ClockExpression clock)
    {
        if (day.Point(scene, View) is not { } date) return null;
        if (clock.Hour is null && PartHours(clock.Part) is { } part)
            return ("datetimerange", Pair($"{SlotForm.Of(date)}T{part.From}", $"{SlotForm.Of(date)}T{part.To}"));
        var start = On(date, clock);
        if (piece.Lasting is { } lasting)
            return ("datetimerange", Pair(Moment(start, clock.Second), Moment(start + lasting.Elapsed, null)));
        return Bound(piece, "datetime", Moment(start, clock.Second));
    }

    private DateTime On(DateOnly date, ClockExpression clock)
    {
        var (time, shift) = clock.Read();
        // midnight and 晚上十二点 both name the start of a day here.
        return scene.Now.Existing(date.AddDays(shift).ToDateTime(time));
    }

    private static (string Type, TimeValue Value) Bound(Piece piece, string type, string value) => piece.Mark switch
    {
        TimeMark.Before or TimeMark.Until => (type + "range", Pair(null, value)),
        TimeMark.Since => (type + "range", Pair(value, null)),
        _ => (type, new TimeValue(value)),
    };

    private (string, TimeValue)? Range(Piece from, Piece to)
    {
        if (from.Now || to.Now || from.Amount is { IsElapsed: true } || to.Amount is { IsElapsed: true }) return Moments(from, to);
        if (from.Clock is null && to.Clock is null) return from.Day is { } first && to.Day is { } last ? DayRange(first, last) : null;
        return from.Clock is { } start && to.Clock is { } end ? ClockRange(from.Day, start, to.Day, end) : null;
    }

    private (string, TimeValue)? DayRange(DayExpression from, DayExpression to) =>
        RangeReading.Days(from, to, scene, View) is { } days ? ("daterange", Pair(SlotForm.Of(days.From), SlotForm.Of(days.To))) : null;

    private (string, TimeValue)? ClockRange(DayExpression? first, ClockExpression start, DayExpression? last, ClockExpression end)
    {
        if ((first ?? last) is not { } named) return ("timerange", ClockPair(start, end, ""));
        if (named.Point(scene, View) is not { } day) return null;
        if (first is null || last is null) return ("datetimerange", ClockPair(start, end, SlotForm.Of(day) + "T"));
        return RangeReading.Days(first, last, scene, View) is { } ends
            ? ("datetimerange", Pair(Moment(On(ends.From, start), start.Second), Moment(On(ends.To, end), end.Second))) : null;
    }

    private (string, TimeValue)? Moments(Piece from, Piece to) =>
        Wall(from) is { } start && Wall(to) is { } end ? ("datetimerange", Pair(Moment(start, null), Moment(end, null))) : null;

    private DateTime? Wall(Piece piece)
    {
        if (piece.Now) return scene.Now.Wall;
        if (piece.Amount is { IsElapsed: true } amount) return Elapsed(piece.Sense is AmountSense.Ago or AmountSense.Past ? -1 : 1, amount);
        var day = piece.Day is null ? scene.Today : piece.Day.Point(scene, View);
        return day is { } date ? piece.Clock is { } clock ? On(date, clock) : date.ToDateTime(default) : null;
    }

    private static TimeValue ClockPair(ClockExpression first, ClockExpression last, string day)
    {
        var (from, to) = RangeReading.Clocks(first, last);
        return Pair(day + Clock(from, first.Second), day + Clock(to, last.Second));
    }

    private static TimeValue Pair(string? from, string? to) => new(Range: new TimeValueRange(from, to));

    private static string ClockText(ClockExpression clock) => Clock(clock.Read().Time, clock.Second);

    private static string Clock(TimeOnly time, int? second) =>
        second is null ? SlotForm.Of(time) : time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Moment(DateTime wall, int? second) =>
        second is null ? SlotForm.Of(wall) : wall.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static (string From, string To)? PartHours(PartOfDay part) => part switch
    {
        PartOfDay.EarlyMorning or PartOfDay.Morning => ("08:00", "12:00"),
        PartOfDay.Afternoon => ("12:00", "16:00"),
        PartOfDay.Evening or PartOfDay.EndOfWork => ("16:00", "20:00"),
        PartOfDay.LateEvening or PartOfDay.Night => ("20:00", "23:59"),
        PartOfDay.SmallHours => ("00:00", "06:00"),
        _ => null,
    };
}
