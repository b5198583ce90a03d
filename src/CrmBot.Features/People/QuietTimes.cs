using System.Globalization;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.People;

/// <summary>When a notice may reach a person who asked for quiet.</summary>
internal static class QuietTimes
{
    private static readonly string[] DayCodes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static NoticeWindow Of(Person person, string kind, long now)
    {
        var zone = Zones.Find(person.Zone);
        var moment = Instants.ToLocal(now, zone);
        // Each step ends one reason for silence; a week of quiet days with quiet hours between them is the most there can be.
        for (var step = 0; step < 20; step++)
        {
            var (quiet, until) = QuietUntil(person, kind, moment);
            if (!quiet) return step == 0 ? new(true, now) : new(false, Instants.FromLocal(moment, zone));
            if (until is not { } end) return new(false, null);
            moment = end;
        }

        return new(false, null);
    }

    /// <summary>
    /// Whether the person wants silence at <paramref name="moment"/>, and when the first reason for it ends (null: never).
    /// </summary>
    private static (bool Quiet, DateTime? Until) QuietUntil(Person person, string kind, DateTime moment)
    {
        var day = DateOnly.FromDateTime(moment);
        var mutes = person.Mutes.Where(mute => mute.CoversOn(kind, day)).ToList();
        if (mutes.Count > 0)
            return (true,
                mutes.Any(mute => mute.Until is null) ? null : mutes.Max(mute => mute.Until)!.Value.AddDays(1).ToDateTime(default));
        if (Pause(person) is { } pause && moment >= pause.From && moment < pause.Until) return (true, pause.Until);
        if (person.QuietDays.Contains(DayCodes[(int)moment.DayOfWeek])) return (true, moment.Date.AddDays(1));
        return Clock(person.QuietFrom) is { } from && Clock(person.QuietTo) is { } to ? Hours(moment, from, to) : (false, null);
    }

    private static (DateTime From, DateTime Until)? Pause(Person person)
    {
        var zone = Zones.Find(person.Zone);
        return person is { PausedFrom: { } from, PausedUntil: { } until }
            ? (Instants.ToLocal(from, zone), Instants.ToLocal(until, zone))
            : null;
    }

    private static (bool Quiet, DateTime? Until) Hours(DateTime moment, TimeOnly from, TimeOnly to)
    {
        // IsBetween knows ranges over midnight, and holds the start in and the end out.
        if (from == to || !TimeOnly.FromDateTime(moment).IsBetween(from, to)) return (false, null);
        var end = moment.Date + to.ToTimeSpan();
        return (true, end > moment ? end : end.AddDays(1));
    }

    private static TimeOnly? Clock(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? clock : null;
}
