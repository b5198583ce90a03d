using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>给二组吧; not to Tom, to me, under what is given to somebody.</summary>
internal static class ReceiverFix
{
    public static JsonObject Read(Section section, Section kept)
    {
        if (IsGiven(section) && section.CodesOf(CodeKind.Team).FirstOrDefault().Code is { } team) return new() { ["to"] = team };
        return section.Has("deny") && kept.People.Count == 0 && IsMe(kept) ? new() { ["to"] = "me" } : [];
    }

    private static bool IsGiven(Section section) => section.Has("patch.give")
        && !section.Has("bulk") && !section.Has("assign.leaving") && !section.Has("assign.away");

    private static bool IsMe(Section kept) => kept.Words.TrimEnd('.') is "to me" or "给我" or "是给我" or "me";
}
