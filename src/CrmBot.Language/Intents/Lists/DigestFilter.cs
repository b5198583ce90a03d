using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Of what a digest tells only: 只看华东, 只发我组里的.</summary>
internal static class DigestFilter
{
    public static void Set(FrameDraft draft, Section section)
    {
        var filter = new JsonObject();
        if (section.FirstOf("grade") is { } grade) filter["grade"] = grade.Leaf.ToUpperInvariant();
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.Region) filter["region"] = code.Code;
            else if (code.Kind == CodeKind.Team) filter["team"] = code.Code;
        }

        foreach (var person in section.People)
        {
            if (person.Colleagues is [var owner]) filter["owner"] = owner.Name == section.Utterance.Speaker ? "me" : owner.Name;
        }

        if (section.Has("our.team") && filter.Count == 0) filter["team"] = "team";
        if (filter.Count > 0) draft.Set("filter", filter);
    }
}
