using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Puts other parts into a question: each in the place of the one of its kind, or where such a part stands.</summary>
internal static class JoinParts
{
    private static readonly char[] Ends = [' ', '?', '？', '。', '.', '呢'];

    public static string Join(Section question, List<SaidPart> parts)
    {
        var isChinese = question.Lower.Any(WordEdge.IsChinese);
        var own = SaidPart.In(question);
        var (text, behind, before) = (question.Text.Original, "", "");
        var exchanged = new List<(TextSpan Typed, string Meant)>();
        foreach (var part in parts)
        {
            if (Exchanged(question, own, part) is { } one) exchanged.Add(one);
            else if (isChinese && part.Kind is not (PartKind.Comparison or PartKind.Axis))
                before += part.Kind is PartKind.Time or PartKind.Customer || part.Text[^1] == '的' ? part.Text : part.Text + "的";
            else behind += Behind(part, isChinese);
        }

        foreach (var (typed, meant) in exchanged.OrderByDescending(static one => one.Typed.Start))
            text = string.Concat(text.AsSpan(0, typed.Start), meant, text.AsSpan(typed.End));
        return before + text.TrimEnd(Ends) + behind;
    }

    /// <summary>What gives way to the part, where the question has one of its kind or a pronoun for it.</summary>
    private static (TextSpan Typed, string Meant)? Exchanged(Section question, List<SaidPart> own, SaidPart part)
    {
        if (part.Kind == PartKind.Comparison) return null;
        var at = own.FindIndex(mine => mine.Kind == part.Kind);
        if (at >= 0) return (question.Text.ToOriginal(own[at].Span), InPlaceOf(own[at], part));
        return part.Kind == PartKind.Customer && question.First("pronoun") is { } pronoun
            ? (question.Text.ToOriginal(pronoun.Span), part.Text) : null;
    }

    /// <summary>我的A级客户有几个, how many open tickets: of the list before, how much there is of it.</summary>
    public static string Counted(Section question)
    {
        var text = Listed(question);
        return question.Lower.Any(WordEdge.IsChinese) ? text + "有几个" : "how many " + text;
    }

    /// <summary>
    /// biggest deals closing this month; revenue this month in pounds: what is asked of the answer stands before it, or behind.
    /// </summary>
    public static string Followed(Section question, string words) =>
        words == "biggest" ? words + " " + Listed(question)
            : words == "of mine" ? "my " + Listed(question)
            : question.Text.Original.Trim(Ends) + " " + words;

    /// <summary>The question without the words that ask for a list or a number.</summary>
    private static string Listed(Section question)
    {
        var listed = question.Cues.Find(hit =>
            hit.Start == question.Span.Start
                && (hit.Is("find.list") || hit.Is("show.verb") || (hit.Is("count") && char.IsAsciiLetter(question.Lower[hit.Start]))));
        var text = listed.Name is null ? question.Text.Original : question.Text.Original[question.Text.ToOriginal(listed.Span).End..];
        text = text.Trim(Ends);
        text = text[..^Nearby.Words("asks.which").LengthBefore(text)];
        return text;
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
