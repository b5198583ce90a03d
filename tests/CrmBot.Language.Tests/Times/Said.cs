using System.Globalization;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Tests.Times;

/// <summary>What a person says at a moment of a zone, with a small calendar of its own.</summary>
internal static class Said
{
    public const string Shanghai = "Asia/Shanghai";

    public static readonly WorkCalendar Calendar = new(
        Days("2026-04-06", "2026-05-01", "2026-05-04", "2026-05-05", "2026-09-25", "2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06",
            "2026-10-07", "2027-01-01"),
        Days("2026-05-09", "2026-09-20", "2026-10-10"),
        [
            new Festival(["清明", "Qingming"], Day("2026-04-04"), Day("2026-04-06")),
            new Festival(["五一", "劳动节", "Labour Day"], Day("2026-05-01"), Day("2026-05-05")),
            new Festival(["中秋", "Mid-Autumn"], Day("2026-09-25"), Day("2026-09-27")),
            new Festival(["国庆", "十一", "National Day"], Day("2026-10-01"), Day("2026-10-07")),
            new Festival(["元旦", "New Year"], Day("2027-01-01"), Day("2027-01-03")),
        ]);

    private static readonly TimeSpotter Spotter = new(Calendar);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="wall">Local wall time, e.g. 2026-03-11T10:00.</param>
    /// <param name="zone">IANA zone.</param>
    public static LocalMoment At(string wall, string zone = Shanghai)
    {
        var time = DateTime.ParseExact(wall, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        var offset = TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(time);
        return LocalMoment.At(new DateTimeOffset(time, offset), zone);
    }

    public static IReadOnlyList<TimeMention> Mentions(string text, string wall, string zone = Shanghai) =>
        Spotter.Find(FoldedText.Of(text), At(wall, zone));

    /// <summary>The only mention with a value; fails when there are several.</summary>
    public static TimeMention? Only(string text, string wall, string zone = Shanghai) =>
        Mentions(text, wall, zone).SingleOrDefault(mention => !mention.IsVague);

    private static HashSet<DateOnly> Days(params string[] days) => [.. days.Select(Day)];
}
