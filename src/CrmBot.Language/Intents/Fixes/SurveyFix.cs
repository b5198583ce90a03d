using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>9分, she gave us an 8, should be 3 not 4; make it NPS, under a survey.</summary>
internal static class SurveyFix
{
    public static JsonObject Read(Section section, Section kept, Frame preview)
    {
        if (IsAnother(section, preview)) return [];
        if (TakesScore(section, preview) && PlainNumbers.In(kept) is [>= 0 and <= 10 and var score, ..]) return new() { ["score"] = score };
        var kind = IsMeant(section, kept, "patch.nps") ? "nps" : IsMeant(section, kept, "patch.csat") ? "csat" : null;
        return kind is not null && preview.Is("act", "send") && !preview.Is("kind", kind) ? new() { ["kind"] = kind } : [];
    }

    /// <summary>给成交的客户都发NPS问卷 under a survey of others: whoever gets it is named anew, so it is no correction of the kind.</summary>
    private static bool IsAnother(Section section, Frame preview) =>
        preview.Is("act", "send") && section.Has("survey.send") && !section.Has("fix.word")
        && (section.Has("survey.won.all") || section.HasFamily("grade") || section.HasCode(Linking.CodeKind.Tier)
            || section.HasCode(Linking.CodeKind.Region));

    private static bool TakesScore(Section section, Frame preview) =>
        preview.Is("act", "record") && (preview.Ask is ["score", ..] || section.Has("fix.word"));

    private static bool IsMeant(Section section, Section kept, string kind) => kept.Has(kind) && !section.All(kind).Any(hit =>
        section.Cues.Exists(no => (no.Is("deny") || no.Is("patch.not")) && no.End <= hit.Start && hit.Start - no.End <= 1));
}
