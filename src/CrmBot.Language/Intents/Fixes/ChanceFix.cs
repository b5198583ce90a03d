using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>no 65 behind "and 70 percent": the chance that was just told, and neither the sum nor ticket 65.</summary>
internal static class ChanceFix
{
    private static readonly string[] Marks = ["%", "percent", "赢率", "胜率", "概率", "把握"];

    public static JsonObject Read(Section section, Frame preview)
    {
        if (preview.Intent != "deal_upd" || !preview.Has("prob") || section.Customers.Count > 0 || !IsOfChance(section, preview)) return [];
        if (PlainNumbers.In(section) is not [> 0 and <= 100 and var chance]) return [];
        var rest = section.Cut(Corrections.Words(section)).Trim(' ', ',', '，', '.', '。', '!', '！', '吧', '了');
        return rest.Length > 0 && rest.All(char.IsAsciiDigit) ? new() { ["prob"] = chance / 100m } : [];
    }

    /// <summary>The chance is what was put right last, or what the sentence before spoke of.</summary>
    private static bool IsOfChance(Section section, Frame preview) => preview.Text(Frame.PutRight) is { } slot ? slot == "prob"
        : section.Utterance.LastSaid is { } said && Array.Exists(Marks, mark => said.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
