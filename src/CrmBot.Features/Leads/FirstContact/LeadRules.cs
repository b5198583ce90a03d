using CrmBot.Features.Rules;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>The company's numbers about leads, and what holds until somebody changes them.</summary>
internal static class LeadRules
{
    public const string FirstContact = "first_contact", Unanswered = "unanswered", Accept = "accept", PoolReturn = "pool_return",
        PoolCap = "pool_cap", Dormant = "dormant";
    private const int Hour = 60, Day = 24 * Hour;

    /// <summary>A, B, C, and what nobody has rated.</summary>
    private static readonly string[] Grades = ["a", "b", "none", "c"];

    public static IEnumerable<KnownRule> All =>
    [
        new(FirstContact, RuleUnit.Minutes, Day, Hour, 14 * Day),
        new(Unanswered, RuleUnit.Minutes, Hour, 5, Day),
        new(Accept, RuleUnit.Minutes, 30, 5, Day),
        new(PoolReturn, RuleUnit.Days, 30, 0, 365) { Covers = [.. Grades.Select(grade => $"{PoolReturn}_{grade}")] },
        .. Grades.Select(
            grade => new KnownRule($"{PoolReturn}_{grade}", RuleUnit.Days, grade switch { "a" => 15, "c" => 0, _ => 30 }, 0, 365)),
        .. Grades.Select(grade => new KnownRule($"silence_{grade}", RuleUnit.Days, grade switch { "a" => 2, "c" => 0, _ => 5 }, 0, 90)),
        new(PoolCap, RuleUnit.Count, 50, 1, 9_999),
        new(Dormant, RuleUnit.Days, 90, 1, 3_650),
    ];

    /// <summary>Workdays between two steps of the ladder while nobody is in touch; 0 for never.</summary>
    public static string Silence(string? grade) => "silence_" + Key(grade);

    /// <summary>Days of silence after which a lead goes back into the pool; 0 for never.</summary>
    public static string Return(string? grade) => $"{PoolReturn}_{Key(grade)}";

    private static string Key(string? grade) => grade switch { "A" => "a", "B" => "b", "C" => "c", _ => "none" };
}
