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
        var named = section.Tickets.Select(static ticket => ticket.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToList();
        if (named.Exists(id => !all.Contains(id)) || !(section.Has("merge.keep") || section.Has("merge.into") || section.Has("patch.wrong") || section.Has("fix.word"))) return [];
        var keep = named is [var only] ? only : named.Count == 0 && all.Count == 2 && section.Has("patch.wrong") ? all[1] : null;
        if (keep is null || preview.Is("keep", keep)) return [];
        return new()
        {
            ["keep"] = Number(keep),
            ["from"] = new JsonArray([.. all.Where(id => id != keep).Select(id => (JsonNode)Number(id))]),
        };
    }

    private static JsonValue Number(string id) => JsonValue.Create(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
}
