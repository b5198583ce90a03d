using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Digests;

/// <summary>A digest in words.</summary>
internal sealed class DigestWords(CardLibrary cards, WhenWords when, CompanySettings settings)
{
    public string Say(string locale, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        cards.Words(locale, key, values);

    /// <summary>日报 · 3月10日 周二; 周报 · 3月2日 周一 – 3月8日 周日.</summary>
    public string Title(Digest digest, DateOnly today, string locale) => Say(
        locale, "digest.title." + DigestKinds.Word(digest.Kind),
        ("days", Hours(digest, today, locale) ?? Days(DayOf(digest.First), DayOf(digest.Last), today, locale)));

    /// <summary>3月10日 周二 18:00 – 今天 3月11日 周三 18:00; null for one of whole days.</summary>
    private string? Hours(Digest digest, DateOnly today, string locale)
    {
        var (from, to) = (Instants.ToLocal(digest.From, digest.TimeZone), Instants.ToLocal(digest.To, digest.TimeZone));
        return from.TimeOfDay == TimeSpan.Zero
            ? null
            : $"{when.Moment(from, today.ToDateTime(default), locale)} – {when.Moment(to, today.ToDateTime(default), locale)}";
    }

    public string Days(DateOnly first, DateOnly last, DateOnly today, string locale) =>
        first == last ? when.FullDay(first, today, locale) : $"{Edge(first, today, locale)} – {Edge(last, today, locale)}";

    // Days ahead are read off the date alone where they end a range.
    private string Edge(DateOnly day, DateOnly today, string locale) =>
        day > today ? when.Date(day, today, locale) : when.FullDay(day, today, locale);

    public string Block(string code, string locale) => Say(locale, "digest.block." + code);

    /// <summary>A number's name; <c>in_stage:quote</c> is the one of a stage.</summary>
    public string Number(string name, string locale) => name.Split(':') is [var kind, var code]
        ? Say(locale, "digest.number." + kind, ("what", CompanySettings.Word(settings.Stages, code, locale)))
        : Say(locale, "digest.number." + name);

    /// <summary>The name of a number that is nothing, where it stands without the numbers that it is a part of.</summary>
    public string Absent(string name, string locale) =>
        cards.HasWords("digest.absent." + name) ? Say(locale, "digest.absent." + name) : Number(name, locale);

    /// <summary>+3, −2, 持平; empty when there is nothing to compare with.</summary>
    public string Change(DigestNumber number, string locale)
    {
        if (number.Before is not { } before) return "";
        var change = number.Ids.Count - before;
        return change == 0
            ? Say(locale, "digest.same")
            : Say(locale, change > 0 ? "digest.more" : "digest.fewer", ("count", Math.Abs(change)));
    }

    /// <summary>3 单，和上期持平: what is compared is how many, and not what they are worth.</summary>
    public string CountAndChange(DigestNumber number, string locale) =>
        Change(number, locale) is { Length: > 0 } change
            ? Say(locale, "digest.countAnd", ("count", number.Ids.Count), ("change", change))
            : "";

    /// <summary>83.3%; empty for a number that is no share.</summary>
    public static string Share(DigestNumber number) =>
        number.Among is > 0 and var all ? Reports.ReportWords.Percent((decimal)number.Ids.Count / all) : "";

    /// <summary>占 83.3%.</summary>
    public string Share(DigestNumber number, string locale) =>
        Share(number) is { Length: > 0 } share ? Say(locale, "report.share", ("share", share)) : "";

    /// <summary>120万 · 3万美元.</summary>
    public static string Money(IReadOnlyDictionary<string, long> sums, string locale) => string.Join(
        " · ", sums.Where(sum => sum.Value != 0).OrderByDescending(sum => sum.Value)
            .Select(sum => new Budget(sum.Value, sum.Value, sum.Key, false).Print(locale)));

    /// <summary>每个工作日 09:00.</summary>
    public string Schedule(DigestPlan plan, string locale)
    {
        var key = plan.Kind switch
        {
            DigestKind.Weekly => "digest.when.weekly",
            DigestKind.Monthly => plan.Day == "last" ? "digest.when.monthEnd" : "digest.when.monthly",
            _ => plan.EveryDay ? "digest.when.everyDay" : "digest.when.workdays",
        };
        var day = plan.Kind == DigestKind.Weekly ? Say(locale, "people.day." + (plan.Day ?? "MO")) : plan.Day ?? "1";
        return Say(locale, key, ("clock", plan.Clock), ("day", day));
    }

    private static DateOnly DayOf(string day) => SaidTime.Read(day)?.Day ?? default;
}
