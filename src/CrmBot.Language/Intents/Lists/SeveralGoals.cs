using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>12月签200万，新线索30条: clauses that each name something else to reach, and how much of it.</summary>
internal static class SeveralGoals
{
    /// <summary>The clauses, each as a section of its own; fewer than two where there is one goal only.</summary>
    public static List<Section> In(Section section, Func<Section, string?> measure, Func<Section, decimal?> target)
    {
        List<Section> parts = [];
        if (section.Clauses.Count < 2) return parts;
        HashSet<string> measures = [];
        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            if (measure(part) is not { } named || target(part) is null) continue;
            if (!measures.Add(named)) return [];   // 3月50万，4月60万: one measure
            parts.Add(part);
        }

        return parts;
    }
}
