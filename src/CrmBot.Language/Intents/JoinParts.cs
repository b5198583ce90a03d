using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>Puts other parts into a question: each in the place of the one of its kind, or where such a part stands.</summary>
internal static class JoinParts
{
    /// <returns>Null when the question cannot be about one of them.</returns>
    public static string? Join(Section question, List<SaidPart> parts)
    {
        var isChinese = question.Lower.Any(WordEdge.IsChinese);
        var own = SaidPart.In(question);
        var (text, behind, before) = (question.Text.Original, "", "");
        var exchanged = new List<(TextSpan Typed, string Meant)>();
        foreach (var part in parts)
        {
            if (part.Kind != PartKind.Comparison && own.FindIndex(mine => mine.Kind == part.Kind) is >= 0 and var at) exchanged.Add((question.Text.ToOriginal(own[at].Span), InPlaceOf(own[at], part)));
            else if (part.Kind == PartKind.Customer && question.First("pronoun") is { } pronoun) exchanged.Add((question.Text.ToOriginal(pronoun.Span), part.Text));
            else if (isChinese && part.Kind is not (PartKind.Comparison or PartKind.Axis)) before += part.Kind is PartKind.Time or PartKind.Customer ? part.Text : part.Text + "的";
            else behind += Behind(part, isChinese);
        }

        foreach (var (typed, meant) in exchanged.OrderByDescending(static one => one.Typed.Start)) text = string.Concat(text.AsSpan(0, typed.Start), meant, text.AsSpan(typed.End));
        return before + text.TrimEnd(' ', '?', '？', '。', '.', '呢') + behind;
    }

    /// <summary>lily's for my, 小王的 for 我的.</summary>
    private static string InPlaceOf(SaidPart own, SaidPart part) =>
        own.Text is "我的" ? part.Text + "的" : own.Text.ToUpperInvariant() is "MY" or "MINE" ? part.Text + "'s" : part.Text;

    private static string Behind(SaidPart part, bool isChinese) => part.Kind switch
    {
        PartKind.Comparison => " " + part.Text,
        PartKind.Grade or PartKind.Amount or PartKind.Urgency => " " + part.Text,
        PartKind.Axis => (isChinese ? " 按" : " by ") + part.Text,
        PartKind.Time => " " + part.Text,
        _ => " for " + part.Text,
    };
}
