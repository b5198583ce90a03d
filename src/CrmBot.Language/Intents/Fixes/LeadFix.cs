using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>行业改成注塑, 不对，是做模具的; 他的职务是厂长; 地区写东莞, under a new lead.</summary>
internal static class LeadFix
{
    private const int LongestValue = 12;

    /// <summary>The cue behind which the value stands, and its slot.</summary>
    private static readonly (string Cue, string Slot)[] Slots = [("patch.industry", "industry"), ("patch.title", "title"),
        ("patch.region", "region")];

    public static JsonObject Read(Section section)
    {
        foreach (var (cue, slot) in Slots)
        {
            if (section.Has(cue) && Behind(section, cue) is { Length: > 1 and <= LongestValue } said) return new() { [slot] = said };
        }

        return [];
    }

    private static string Behind(Section section, string cue)
    {
        var at = section.All(cue).Max(static hit => hit.End);
        return Phrasing.Trim(section.Text.Cut(TextSpan.Between(at, section.Span.End))).TrimEnd('的', '吧', '了');
    }
}
