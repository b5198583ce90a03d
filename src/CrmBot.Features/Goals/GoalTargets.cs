using System.Text.RegularExpressions;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;

namespace CrmBot.Features.Goals;

/// <summary>What a said target comes to, in the units goals are kept in.</summary>
internal static partial class GoalTargets
{
    private const int Whole = 10_000;
    private const decimal MostOf = 100, MostMoney = 1e13m;

    /// <summary>Whether more than before is meant, and not an amount: 提升20%, up 20%, +20%.</summary>
    public static bool IsRelative(string? text, decimal said, GoalUnit unit) =>
        (unit != GoalUnit.Share && said is > 0 and < 1) || (said is > 0 and < MostOf && More().IsMatch(text ?? ""));

    /// <summary>Null when no goal can be that.</summary>
    public static long? Read(decimal said, GoalUnit unit, string? currency) => unit switch
    {
        GoalUnit.Share => said switch
        {
            > 0 and <= 1 => (long)Math.Round(said * Whole),
            > 1 and <= MostOf => (long)Math.Round(said * Whole / MostOf),
            _ => null,
        },
        GoalUnit.Money => said is > 0 and < MostMoney ? (long)Math.Round(said * Budget.MinorUnits(currency ?? "CNY")) : null,
        _ => said is >= 1 and < 1_000_000_000 ? (long)Math.Round(said) : null,
    };

    /// <summary>So much more than before; null without anything before, or when it would be more than all.</summary>
    public static long? Raise(long? baseline, decimal by, GoalUnit unit)
    {
        if (baseline is not > 0) return null;
        var raised = (long)Math.Round(baseline.Value * (1 + by));
        return unit == GoalUnit.Share ? Math.Min(raised, Whole) : raised;
    }

    [GeneratedRegex(
        @"(提升|提高|增长|增加|上升|上涨|多)了?\s*\d[\d.]*\s*(%|％|个百分)|\+\s*\d[\d.]*\s*[%％]|\b(up|raise|increase|grow|improve|lift)\w*\b[^%]{0,40}\bby\s+\d|\bup\s+\d[\d.]*\s*%",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex More();
}
