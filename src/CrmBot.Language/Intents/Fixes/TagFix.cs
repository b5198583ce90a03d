using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>churn-risk, not high-intent; 是决策慢, under a tag.</summary>
internal static class TagFix
{
    public static JsonObject Read(Section section, Section kept)
    {
        if (!section.Has("deny") && !section.Has("affirm") && !section.Has("patch.not")) return [];
        var tags = kept.CodesOf(CodeKind.Tag).Select(static tag => tag.Code).Distinct().ToList();
        return tags is [var tag] ? new() { ["tags"] = new JsonArray(tag) } : [];
    }
}
