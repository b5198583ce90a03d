using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>每个月15号就行，不用1号, under a reminder that comes again.</summary>
internal static class RhythmFix
{
    public static JsonObject Read(Section section, Frame preview) =>
        preview.Has("every") && IsOnlyRhythm(section) && section.Times is [{ IsRecurrence: true } again, ..]
            && again.AsRecurrence() is { Week: null } rhythm && rhythm.ToSlot() is { } every ? new() { ["every"] = every } : [];

    private static bool IsOnlyRhythm(Section section) => !section.Has("remind.ask") && section.Clauses.Count <= 2 && section.People.Count == 0;
}
