using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Talk;

/// <summary>
/// max 40 customers per rep, one survey every 60 days: each clause that names a rule of its own and its limit sets that rule.
/// </summary>
internal static class SeveralRules
{
    /// <summary>The parts of a message that each set a rule; the whole where it sets one.</summary>
    public static List<Section> In(Section section)
    {
        if (section.Clauses.Count < 2 || section.Has("config.hours") || section.Has("config.push")) return [section];
        var starts = new List<int>();
        string? before = null;
        foreach (var clause in section.Clauses)
        {
            if (RuleOf(section.Within(clause)) is not { } rule || rule == before) continue;
            starts.Add(starts.Count == 0 ? section.Span.Start : clause.Start);
            before = rule;
        }

        return starts.Count < 2 ? [section] : Parts(section, starts);
    }

    /// <summary>Whether a message sets more than one rule.</summary>
    public static bool Are(Section section) => section.Clauses.Count > 1 && section.HasFamily("config.rule") && In(section).Count > 1;

    private static string? RuleOf(Section clause) =>
        (clause.HasFamily("config.rule") || clause.Has("pool.sea")) && ReadConfig.HasLimit(clause) ? ReadConfig.Rule(clause) : null;

    private static List<Section> Parts(Section section, List<int> starts)
    {
        var parts = new List<Section>(starts.Count);
        for (var at = 0; at < starts.Count; at++)
            parts.Add(section.Within(TextSpan.Between(starts[at], at + 1 < starts.Count ? starts[at + 1] : section.Span.End)));
        return parts;
    }
}
