using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>每个月15号就行，不用1号, under a reminder that comes again.</summary>
internal static class RhythmFix
{
    public static JsonObject Read(Section section, Frame preview) =>
        preview.Has("every") && IsOnlyRhythm(section) && section.Times is [{ IsRecurrence: true } again, ..]
            && again.AsRecurrence() is { Week: null } rhythm && rhythm.ToSlot() is { } every ? With(every, again.AsClock()) : [];

    /// <summary>no, weekdays at 8:30: a clock of its own takes the place of the old one.</summary>
    private static JsonObject With(string every, TimeOnly? clock)
    {
        var set = new JsonObject { ["every"] = every };
        if (clock is { } time) set["time"] = SlotForm.Of(time);
        return set;
    }

    private static bool IsOnlyRhythm(Section section) =>
        !section.Has("remind.ask") && section.Clauses.Count <= 2 && section.People.Count == 0;
}
