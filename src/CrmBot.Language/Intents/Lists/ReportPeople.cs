using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Which of us, or which teams, a figure puts beside each other.</summary>
internal static class ReportPeople
{
    /// <summary>Tom跟Lily谁签得多: those who are compared.</summary>
    public static List<string> Named(Section section)
    {
        var names = new List<string>();
        foreach (var person in section.People)
        {
            if (person.Colleagues is not [var colleague]) continue;
            var name = colleague.Name == section.Utterance.Speaker ? "me" : colleague.Name;
            if (!names.Contains(name)) names.Add(name);
        }

        return names;
    }

    public static bool AreSeveral(Section section)
    {
        var count = 0;
        foreach (var person in section.People) count += person.Colleagues.Count == 1 ? 1 : 0;
        return count > 1;
    }

    /// <summary>一组跟二组, Tom跟Lily.</summary>
    public static bool AreCompared(Section section) => AreSeveral(section) || AreSeveralTeams(section);

    public static bool AreSeveralTeams(Section section)
    {
        var count = 0;
        foreach (var code in section.Codes) count += code.Kind == CodeKind.Team ? 1 : 0;
        return count > 1;
    }

    /// <summary>哪个组最强.</summary>
    public static bool AreStrongTeams(Section section) => section.Has("report.strong") && section.Has("axis.team");

    /// <summary>谁业绩第一, who has the best win rate, top 3 reps: people are put in order.</summary>
    public static bool AreRanked(Section section) => section.Has("report.rank") || ReportMeasure.IsIdle(section)
        || (section.Has("report.who") && section.HasAny("report.most", "nothing.signed"));
}
