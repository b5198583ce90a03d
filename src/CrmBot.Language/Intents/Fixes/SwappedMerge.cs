using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>反了 保留1029: of the tickets in the open preview of a merge another one is to be kept.</summary>
internal static class SwappedMerge
{
    public static JsonObject Read(Section section, Frame preview)
    {
        if (preview.Intent != "tk_upd" || !preview.Is("act", "merge") || Mood.IsQuestion(section)) return [];
        List<string> all = [.. preview.Texts("keep"), .. preview.Texts("from")];
        var named = section.Tickets.Select(static ticket => ticket.Id.ToString(CultureInfo.InvariantCulture)).Distinct().ToList();
        if (named.Exists(id => !all.Contains(id)) || !section.HasAny("merge.keep", "merge.into", "patch.wrong", "fix.word")) return [];
        if (Kept(section, named, all) is not { } keep || preview.Is("keep", keep)) return [];
        return new()
        {
            ["keep"] = Number(keep),
            ["from"] = new JsonArray([.. all.Where(id => id != keep).Select(static id => (JsonNode)Number(id))]),
        };
    }

    /// <summary>The only one named; without any, the other one of two.</summary>
    private static string? Kept(Section section, List<string> named, List<string> all)
    {
        if (named is [var only]) return only;
        return named.Count == 0 && all.Count == 2 && section.Has("patch.wrong") ? all[1] : null;
    }

    private static JsonValue Number(string id) => JsonValue.Create(long.Parse(id, CultureInfo.InvariantCulture));
}
