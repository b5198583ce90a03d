using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>多打了个0，扣200; only 200, under points.</summary>
internal static class PointsFix
{
    public static JsonObject Read(Section section, Frame preview)
    {
        // 佳美兑换1000分 with the name once more is another 1,000, no correction of the 200 before.
        if (section.Customers.Count > 0 && !section.Has("patch.only") && !section.Has("deny") && !section.Has("patch.wrong")) return [];
        if (!section.Has("points.less") && !section.Has("points.more") && !section.Has("patch.only")) return [];
        if (PlainNumbers.In(section) is not [.., var points]) return [];
        return new() { ["delta"] = preview.Text("delta")?.StartsWith('-') == true ? -points : points };
    }
}
