using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Customers;

namespace CrmBot.Features.Digests;

/// <summary>Goals in words.</summary>
internal sealed class GoalWords(CardLibrary cards)
{
    private const int PerCent = 100;
    // From ten thousand on, what is only worked out is rounded to three figures.
    private const long Large = 1_000_000;
    private const int Figures = 3;

    public string Measure(string measure, string locale) => cards.Words(locale, "goal.measure." + measure);

    /// <summary>62万, 62.5%, 18.</summary>
    public static string Value(GoalUnit unit, string? currency, long value, string locale) => unit switch
    {
        GoalUnit.Money => new Budget(value, value, currency ?? "CNY", false).Print(locale),
        GoalUnit.Share => Share(value),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    /// <summary>目标 100万，现在 62万，比进度落后 18万; in a group money stays away: 目标完成 62%，按进度该到 80%.</summary>
    public string Beside(GoalStanding goal, bool inGroup, string locale)
    {
        var target = ("target", (object?)Value(goal.Unit, goal.Currency, goal.Target, locale));
        if (goal.Now is not { } now) return inGroup && goal.Unit == GoalUnit.Money ? "" : cards.Words(locale, "goal.beside.none", target);
        if (inGroup && goal.Unit == GoalUnit.Money)
            return cards.Words(locale, "goal.beside.inGroup", ("done", Done(goal)), ("should", Part(goal.Expected, goal.Target)));
        return cards.Words(locale, "goal.beside.is", target, ("now", Value(goal.Unit, goal.Currency, now, locale)),
            ("pace", Pace(goal, locale)));
    }

    /// <summary>比进度落后 18万, 已达成, 正好跟上进度; empty while there is nothing to measure.</summary>
    public string Pace(GoalStanding goal, string locale)
    {
        if (goal.Now is not { } now) return "";
        if (goal.IsReached) return cards.Words(locale, "goal.pace.reached");
        var off = now - goal.Expected;
        return off == 0
            ? cards.Words(locale, "goal.pace.even")
            : cards.Words(locale, off > 0 ? "goal.pace.ahead" : "goal.pace.behind", ("by", Difference(goal, Math.Abs(off), locale)));
    }

    /// <summary>How much lies between two values: 18万, 3 个百分点.</summary>
    public string Difference(GoalStanding goal, long off, string locale) => goal.Unit switch
    {
        GoalUnit.Share =>
            cards.Words(locale, "goal.points", ("points", ((decimal)off / PerCent).ToString("0.#", CultureInfo.InvariantCulture))),
        GoalUnit.Money => Value(goal.Unit, goal.Currency, Rough(off), locale),
        _ => Value(goal.Unit, null, off, locale),
    };

    public static string Done(GoalStanding goal) => Part(goal.Now ?? 0, goal.Target);

    public static long Rough(long minor)
    {
        if (minor < Large) return minor;
        var unit = (long)Math.Pow(10, (int)Math.Log10(minor) + 1 - Figures);
        return (minor + (unit / 2)) / unit * unit;
    }

    private static string Share(long hundredths) => ((decimal)hundredths / PerCent).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Part(long value, long all) =>
        (all == 0 ? 0 : 100m * value / all).ToString("0", CultureInfo.InvariantCulture) + "%";
}
