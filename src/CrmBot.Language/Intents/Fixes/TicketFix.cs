using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>没那么急，普通就行; 机器号写岔了，4号机; 要派人上门; it's actually a billing issue, under a new ticket.</summary>
internal static class TicketFix
{
    /// <summary>What may stand beside the word that is meant.</summary>
    private static readonly string[] Beside = ["patch.matter", "affirm", "need", "polite", "smalltalk", "fix.word"];

    public static JsonObject Read(Section section, Section kept, Frame preview)
    {
        if (preview.Ask.Count > 0) return [];
        if (section.Has("patch.calm")) return new() { ["sev"] = "normal" };
        if (preview.Has("item") && NumberedThing.Of(kept) is { } item) return new() { ["item"] = item };
        if (section.Has("fix.word") && IsOnly(section, "trouble") && TicketWords.NamedType(section) is { } type)
            return new() { ["type"] = type };
        if (section.HasFamily("trouble")) return [];
        return section.FirstOf("want") is { } want && section.Clauses.Count == 1 && IsOnly(section, "want")
            ? new() { ["want"] = want.Leaf } : [];
    }

    private static bool IsOnly(Section section, string family) => !section.Cut(section.Cues
        .Where(hit => hit.IsOf(family) || Array.Exists(Beside, hit.Is))
        .Select(static hit => hit.Span)).Any(char.IsLetterOrDigit);
}
