namespace CrmBot.Features.Goals;

/// <summary>The days that a goal counts. The language contract tells only the last one; which span ends there, the sentence says.</summary>
internal static class GoalPeriods
{
    // May alone is a word of its own.
    private static readonly string[] Named =
        ["january", "february", "march", "april", "for may", "in may", "may's", "june", "july", "august", "september", "october",
            "november", "december"];

    private static readonly string[] Year = ["全年", "年度", "今年", "明年", "年底", "年", "year", "annual"], Half = ["半年", "half"];
    private static readonly string[] Quarter = ["季", "quarter", "q1", "q2", "q3", "q4"], Month = ["月", "month", .. Named],
        Week = ["周", "week"];
    private static readonly string[] ByThen = ["底", "前", "截止", "by ", "before", "until", "end of"];

    /// <param name="text">What was said, for words such as 季度; null when the answer came piece by piece.</param>
    /// <param name="by">The last day; null when none was said.</param>
    public static (DateOnly First, DateOnly Last) Of(string? text, DateOnly? by, DateOnly today)
    {
        var said = (text ?? "").ToLowerInvariant();
        var last = by ?? End(today, Has(said, Quarter) ? 3 : Has(said, Half) ? 6 : Has(said, Year) ? 12 : 1);
        var first = Start(said, last, today);
        // 6月底前 is from now on, 6月 is that month.
        return (first > today && Has(said, ByThen) ? today : first, last);
    }

    /// <summary>As many whole months before it, when it is made of whole months; otherwise as many days.</summary>
    public static (DateOnly First, DateOnly Last) Before(DateOnly first, DateOnly last)
    {
        if (first.Day != 1 || !IsEnd(last, 1)) return (first.AddDays(first.DayNumber - last.DayNumber - 1), first.AddDays(-1));
        return (first.AddMonths(-(((last.Year - first.Year) * 12) + last.Month - first.Month + 1)), first.AddDays(-1));
    }

    /// <summary>The comparable part of the span before: of March 1-11 it is February 1-11.</summary>
    public static (DateOnly First, DateOnly Last) SamePartBefore(DateOnly first, DateOnly last)
    {
        if (first.Day != 1 || IsEnd(last, 1)) return Before(first, last);
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        // A quarter that has run into its second month is compared with the quarter before.
        var back = -(months <= 0 ? 1 : months < 3 ? 3 : months < 6 ? 6 : 12);
        return (first.AddMonths(back), last.AddMonths(back));
    }

    private static DateOnly Start(string said, DateOnly last, DateOnly today)
    {
        if (Has(said, Half) && IsEnd(last, 6)) return Months(last, 6);
        if (Has(said, Quarter) && IsEnd(last, 3)) return Months(last, 3);
        if (Has(said, Month) && IsEnd(last, 1)) return Months(last, 1);
        if (Has(said, Year) && IsEnd(last, 12)) return Months(last, 12);
        if (Has(said, Week) && last.DayNumber - today.DayNumber < 14) return last.AddDays(-(((int)last.DayOfWeek + 6) % 7));
        foreach (var months in (int[])[1, 3, 12])
            if (IsEnd(last, months) && Months(last, months) <= today && today <= last) return Months(last, months);
        return last < today ? last : today;
    }

    private static DateOnly Months(DateOnly last, int count) => new DateOnly(last.Year, last.Month, 1).AddMonths(1 - count);

    private static DateOnly End(DateOnly day, int months) =>
        new DateOnly(day.Year, (day.Month + months - 1) / months * months, 1).AddMonths(1).AddDays(-1);

    private static bool IsEnd(DateOnly day, int months) => day.AddDays(1).Day == 1 && day.Month % months == 0;

    private static bool Has(string said, string[] words) => words.Any(word => said.Contains(word, StringComparison.Ordinal));
}
