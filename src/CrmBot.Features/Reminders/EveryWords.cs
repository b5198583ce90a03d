using CrmBot.Cards;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Reminders;

/// <summary>A repetition in words: 每周一、周四 09:00; every Mon, Thu 09:00.</summary>
internal static class EveryWords
{
    public static string Of(CardLibrary cards, string locale, string every, string? clock)
    {
        var days = every switch
        {
            "day" => cards.Words(locale, "reminder.every.day"),
            "workday" => cards.Words(locale, "reminder.every.workday"),
            "month:last" => cards.Words(locale, "reminder.every.monthLast"),
            _ when every.StartsWith("month:", StringComparison.Ordinal) =>
                cards.Words(locale, "reminder.every.month", ("day", every["month:".Length..])),
            _ when every.IndexOf("w:", StringComparison.Ordinal) is > 0 and var at =>
                cards.Words(locale, "reminder.every.weeks", ("count", every[..at]), ("days", Weekdays(cards, locale, every[(at + 2)..]))),
            _ => cards.Words(locale, "reminder.every.week", ("days", Weekdays(cards, locale, every))),
        };
        return $"{days} {clock ?? "09:00"}";
    }

    private static string Weekdays(CardLibrary cards, string locale, string codes) => string.Join(
        cards.Words(locale, "reminder.every.between"), codes.Split(',').Select(code => cards.Words(locale, "when.weekday." + code)));
}

/// <summary>The end of a repetition in words: 到签单为止; until Mar 13, Fri.</summary>
internal static class UntilWords
{
    /// <returns>Null when it has no end.</returns>
    public static string? Of(CardLibrary cards, WhenWords when, string locale, string? until, DateTime now) => until switch
    {
        null => null,
        "won" => cards.Words(locale, "reminder.until.won"),
        _ => SaidTime.Read(until) is { } last
            ? cards.Words(locale, "reminder.until.day", ("day", when.Date(last.Day, DateOnly.FromDateTime(now), locale)))
            : null,
    };
}
