using System.Globalization;
using CrmBot.Cards;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Reading;

/// <summary>Days and times as a colleague says them: 今天 15:00, 3月12日 周四; today 15:00, Thu 12 Mar.</summary>
internal sealed class WhenWords(CardLibrary cards)
{
    private static readonly string[] DayCodes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public string Day(DateOnly day, DateOnly today, string locale)
    {
        var near = (day.DayNumber - today.DayNumber) switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            2 => "dayAfter",
            _ => null,
        };
        return near is null ? Date(day, today, locale) : cards.Words(locale, "when." + near);
    }

    /// <summary>With the date always, for what must not be misread: 明天 3月12日 周四.</summary>
    public string FullDay(DateOnly day, DateOnly today, string locale)
    {
        var near = Day(day, today, locale);
        var date = Date(day, today, locale);
        return near == date ? date : $"{near} {date}";
    }

    /// <summary>The day of an instant, beside the day it is at <paramref name="now"/>; both Unix milliseconds.</summary>
    public string FullDay(long instant, long now, TimeZoneInfo zone, string locale) =>
        FullDay(Instants.DayOf(instant, zone), Instants.DayOf(now, zone), locale);

    public string Moment(DateTime moment, DateTime now, string locale) =>
        $"{FullDay(DateOnly.FromDateTime(moment), DateOnly.FromDateTime(now), locale)} {Clock(moment)}";

    /// <summary>The same for a card that stays in the chat, where 今天 is untrue a day later: 3月12日 周四 15:00.</summary>
    public string DatedMoment(DateTime moment, DateTime now, string locale) =>
        $"{Date(DateOnly.FromDateTime(moment), DateOnly.FromDateTime(now), locale)} {Clock(moment)}";

    /// <summary>What was said, for a card that stays.</summary>
    public string DatedSaid(SaidTime time, DateTime now, string locale) =>
        time.HasClock ? DatedMoment(time.Local, now, locale) : Date(time.Day, DateOnly.FromDateTime(now), locale);

    /// <summary>The date of an instant, for a card that stays.</summary>
    public string Date(long instant, long now, TimeZoneInfo zone, string locale) =>
        Date(Instants.DayOf(instant, zone), Instants.DayOf(now, zone), locale);

    /// <summary>What was said: a day, or a moment of one.</summary>
    public string Said(SaidTime time, DateTime now, string locale) =>
        time.HasClock ? Moment(time.Local, now, locale) : FullDay(time.Day, DateOnly.FromDateTime(now), locale);

    /// <summary>The same for a slot of the language contract; null when there is no time in it.</summary>
    public string? Said(string? slot, DateTime now, string locale) => SaidTime.Read(slot) is { } time ? Said(time, now, locale) : null;

    /// <summary>Only the date: 3月12日 周四.</summary>
    public string Date(DateOnly day, DateOnly today, string locale)
    {
        var weekday = cards.Words(locale, "when.weekday." + DayCodes[(int)day.DayOfWeek]);
        var month = cards.Words(locale, $"when.month.{day.Month}");
        return day.Year == today.Year
            ? cards.Words(locale, "when.date", ("month", month), ("day", day.Day), ("weekday", weekday))
            : cards.Words(locale, "when.dateOfYear", ("year", day.Year), ("month", month), ("day", day.Day));
    }

    private static string Clock(DateTime moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);
}
