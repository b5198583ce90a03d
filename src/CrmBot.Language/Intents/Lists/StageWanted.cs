using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Lists;

/// <summary>How far the deals of a list have come: 还没报价 is before that stage, 已经报价 from it on, 报价阶段 in it.</summary>
internal static class StageWanted
{
    private static readonly string[] Nouns = ["cust", "lead", "deal", "contract", "ticket"];

    public static string? Of(Section section, string of)
    {
        foreach (var code in section.CodesOf(CodeKind.Stage))
        {
            if (code.Code is "won" or "lost") continue;
            if (Wanted(section, code, isOfDeals: of == "deal") is { } wanted) return wanted;
        }

        return Quoted(section);
    }

    /// <summary>What is wanted of one stage that is named; null where its word says nothing of a stage.</summary>
    private static string? Wanted(Section section, CodeMention stage, bool isOfDeals)
    {
        var at = stage.Span.Start;
        var isIn = isOfDeals && section.HasRightBefore("deal.at", at);   // deals stuck in contract
        var isMarked = IsMarked(section, stage.Span);
        if (IsNoun(section, stage.Span) && !isMarked && !isIn) return null;
        if (GoesOn(section, stage.Span)) return ">=" + stage.Code;
        var isBefore = section.HasRightBefore("find.no", at);
        if (isOfDeals && !isBefore && IsAttribute(section, stage.Span)) return stage.Code;
        if (isBefore) return "<" + stage.Code;
        if (section.HasRightBefore("find.done", at)) return ">=" + stage.Code;
        return isMarked || isIn ? stage.Code : null;
    }

    /// <summary>报价阶段: the word that makes a stage of it stands behind.</summary>
    private static bool IsMarked(Section section, TextSpan stage) =>
        section.Has("deal.stage.tail", (_, hit) => hit.Start - stage.End is 0 or 1);

    /// <summary>合同 names what is listed.</summary>
    private static bool IsNoun(Section section, TextSpan stage) =>
        section.Cues.Exists(hit => hit.IsOf("find") && Array.IndexOf(Nouns, hit.Leaf) >= 0 && hit.Span.Overlaps(stage));

    /// <summary>in negotiation or later, at least in negotiation, at proposal stage or beyond.</summary>
    private static bool GoesOn(Section section, TextSpan stage)
    {
        var rest = section.Lower.AsSpan(stage.End, section.Span.End - stage.End).TrimStart();
        if (rest.StartsWith("stage")) rest = rest["stage".Length..].TrimStart();
        var before = section.Lower.AsSpan(section.Span.Start, stage.Start - section.Span.Start).TrimEnd();
        return Nearby.Words("stage.on").Begins(rest) || before.EndsWith("at least in") || before.EndsWith("at least at")
            || before.EndsWith("至少");
    }

    /// <summary>走合同的单子.</summary>
    private static bool IsAttribute(Section section, TextSpan stage) =>
        stage.End < section.Span.End && section.Lower[stage.End] == '的' && section.HasAt("find.deal", stage.End + 1);

    /// <summary>没报过价的, haven't quoted: the stage as a verb that is split, or not the stage's own word.</summary>
    private static string? Quoted(Section section) =>
        section.Has("find.unquoted") ? "<quote" : section.Has("find.quoted") ? ">=quote" : null;
}
