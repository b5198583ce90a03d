using CrmBot.Cards;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Customers;

/// <summary>Birthdays as people say them: 5月8日, 农历八月十五, 8 May.</summary>
internal sealed class PrintBirthday(CardLibrary cards, WhenWords when)
{
    private static readonly string[] Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>农历八月十五; with the year where it is known.</summary>
    public string Date(BirthDate date, string locale) => date.IsLunar
        ? cards.Words(locale, date.IsLeap ? "birthday.lunarLeap" : "birthday.lunar", ("month", LunarMonth(date.Month, locale)),
            ("day", LunarDay(date.Day, locale)))
        : cards.Words(locale, date.Year is null ? "birthday.solar" : "birthday.solarOfYear", ("year", date.Year),
            ("month", cards.Words(locale, $"when.month.{date.Month}")), ("day", date.Day));

    /// <summary>What stands behind a contact: 生日 5月8日.</summary>
    public string OnContact(BirthDate date, string locale) => cards.Words(locale, "birthday.onContact", ("date", Date(date, locale)));

    /// <summary>The next one, with what the calendar makes of it this year.</summary>
    public string Next(Birthday birthday, DateOnly today, string locale) => birthday.Date?.IsMoved(birthday.Next) == true
        ? cards.Words(locale, "birthday.nextMoved", ("day", when.FullDay(birthday.Next, today, locale)))
        : cards.Words(locale, "birthday.next", ("day", when.FullDay(birthday.Next, today, locale)));

    private static bool IsChinese(string locale) => locale.StartsWith("zh", StringComparison.Ordinal);

    private static string LunarMonth(int month, string locale) =>
        !IsChinese(locale) ? month.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : month switch { 1 => "正", 11 => "冬", 12 => "腊", 10 => "十", _ => Digits[month] };

    private static string LunarDay(int day, string locale) =>
        !IsChinese(locale) ? day.ToString(System.Globalization.CultureInfo.InvariantCulture) : day switch
        {
            <= 10 => day == 10 ? "初十" : "初" + Digits[day],
            < 20 => "十" + Digits[day - 10],
            20 => "二十",
            30 => "三十",
            _ => "廿" + Digits[day - 20],
        };
}
