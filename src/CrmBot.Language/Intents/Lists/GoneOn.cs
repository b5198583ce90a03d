using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Lists;

/// <summary>
/// What else is wanted of the answer before: the records a number counted, whose they are, the largest of them, all of them as a file.
/// </summary>
internal enum Wish { None, Listed, Whose, Largest, Exported }

/// <summary>
/// 具体是哪几个, 分别是谁的, 金额大的排前面: behind a number or a list, a question about what it showed. The
/// question before is asked once more, as a list, by whoever has them, or for the largest.
/// </summary>
internal static class GoneOn
{
    private static readonly (Wish Wish, Nearby Words)[] Wishes =
        [(Wish.Listed, Nearby.Words("again.list")), (Wish.Whose, Nearby.Words("again.whose")),
            (Wish.Largest, Nearby.Words("again.largest")), (Wish.Exported, Nearby.Words("again.export"))];

    /// <summary>What the message asks for, and by which words.</summary>
    public static (Wish Wish, TextSpan Words) In(Section section)
    {
        foreach (var (wish, words) in Wishes)
        {
            for (var at = section.Span.Start; at < section.Span.End; at++)
            {
                if (words.LengthAt(section.Lower.AsSpan(at, section.Span.End - at)) is > 0 and var length)
                    return (wish, new TextSpan(at, length));
            }
        }

        return (Wish.None, default);
    }

    /// <summary>The question asked so; null where such a question cannot be asked so.</summary>
    public static string? Ask(Section question, Frame asked, List<SaidPart> parts, Wish wish) => (wish, asked.Intent) switch
    {
        (Wish.Listed, "report") => Counted.GetValueOrDefault(asked.Text("m") ?? "") is { } noun ? Scope(question, parts) + noun : null,
        (Wish.Listed, "find") => JoinParts.Join(question, parts),
        (Wish.Whose, "report" or "find" or "watch") when !asked.Has("by") && !asked.Has("group") =>
            JoinParts.Join(question, parts) + (asked.Intent == "find" ? " 按负责人" : " 按人"),
        (Wish.Largest, "find") when !asked.Has("n") => JoinParts.Join(question, parts) + " 金额最大的5个",
        (Wish.Largest, "report") when asked.Text("m") is { } measure
            && Counted.ContainsKey(measure) => Scope(question, parts) + Counted[measure] + " 金额最大的5个",
        (Wish.Exported, "find") => JoinParts.Join(question, parts) + " 导出来",
        _ => null,
    };

    /// <summary>The records that each number counts.</summary>
    private static readonly Dictionary<string, string> Counted = new(StringComparer.Ordinal)
    {
        ["revenue"] = "签下来的单子有哪些", ["loss"] = "丢的单子有哪些", ["pipeline"] = "在谈的单子有哪些", ["forecast"] = "预计签的单子有哪些", ["new_leads"] = "新增的线索有哪些",
        ["funnel"] = "在谈的单子有哪些",
    };

    /// <summary>When, whose, where: as asked before, unless something else is said now.</summary>
    private static string Scope(Section question, List<SaidPart> parts)
    {
        var scope = "";
        foreach (var own in SaidPart.In(question))
        {
            if (own.Kind is not (PartKind.Time or PartKind.Who or PartKind.Region or PartKind.Source or PartKind.Grade or PartKind.Stage))
                continue;
            var part = parts.FindIndex(other => other.Kind == own.Kind) is >= 0 and var at ? parts[at] : own;
            scope += Possessed(part);
        }

        foreach (var part in parts)
        {
            if (!SaidPart.In(question).Exists(own => own.Kind == part.Kind)) scope += Possessed(part);
        }

        return scope;
    }

    private static string Possessed(SaidPart part) => part.Kind == PartKind.Time || part.Text[^1] == '的' ? part.Text
        : part.Text + (part.Kind == PartKind.Stage && !part.Text.EndsWith("阶段", StringComparison.Ordinal) ? "阶段的" : "的");
}
