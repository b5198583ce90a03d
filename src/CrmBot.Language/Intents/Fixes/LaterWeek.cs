using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>下周约他去厂里看看, and when it is asked: 周三吧 上午. The week was said before.</summary>
internal static class LaterWeek
{
    private const int DaysOfWeek = 7;

    /// <summary>Whether the week after this one was named in what was said before.</summary>
    public static bool WasSaid(Section section) =>
        section.Utterance.LastSaid is { } said && Nearby.Words("week.next").IsIn(said.ToLowerInvariant());

    /// <summary>The day of that week, with its hour; null when no bare weekday is said or no week was.</summary>
    public static DateTime? Point(Section section)
    {
        if (!WasSaid(section)) return null;
        var weeks = Nearby.Words("week.after.next").IsIn(section.Utterance.LastSaid!) ? 2 : 1;
        var start = section.Now.Today.AddDays(weeks * DaysOfWeek).ToDateTime(TimeMention.StartOfWork);
        foreach (var time in section.Times)
        {
            if (time.InWeekOf(start) is { } day) return WithHour(section, time, day);
        }

        return null;
    }

    /// <summary>周二吧 下午两点, 周三吧 上午: the hour, or the part of the day, stands behind the day.</summary>
    public static DateTime WithHour(Section section, TimeMention day, DateTime at)
    {
        if (day is not { HasDay: true, HasClock: false, HasPartOfDay: false }) return at;
        foreach (var time in section.Times)
        {
            if (time.Span.Start <= day.Span.Start || time.HasDay || !(time.HasClock || time.HasPartOfDay)) continue;
            if ((time.AsClock() ?? (time.AsPointAhead(true) is { } point ? TimeOnly.FromDateTime(point) : null)) is { } clock)
                return at.Date + clock.ToTimeSpan();
        }

        return at;
    }
}
