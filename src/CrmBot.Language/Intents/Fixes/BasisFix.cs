using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>依据：给了车间平面图, 需求给4是因为他把图都发我了: under a score, what it rests on, as its card asks.</summary>
internal static class BasisFix
{
    private const int Least = 2;

    public static JsonObject Read(Section section, Frame preview)
    {
        var set = new JsonObject();
        if (preview.Intent != "score" || preview.Has("evidence") || section.Customers.Count > 0 || Mood.IsQuestion(section)) return set;
        var told = section.First("basis.head") is { } head && head.Start == section.Span.Start
            ? section.Text.Cut(Text.TextSpan.Between(head.End, section.Span.End)).TrimStart(' ', ':', '：', '是')
            : section.HasFamily("score.dim") && section.Has("because") ? Phrasing.Trim(section.Text.Cut(section.Span)) : "";
        if (told.Trim().Length > Least) set["evidence"] = told.Trim();
        return set;
    }
}
