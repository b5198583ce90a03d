using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>新月以后算大客户，帮我标一下: the tag stands in what is told, and the order behind it has none of its own.</summary>
internal static class TagBefore
{
    public static bool Is(Section section)
    {
        if (section.Clauses.Count < 2 || section.First("tag.mark") is not { } order) return false;
        var own = section.ClauseAt(order.Start);
        if (!IsOrder(section, own)) return false;
        foreach (var code in section.Codes)
        {
            if (code.Kind is CodeKind.Tag or CodeKind.Tier && !own.Contains(code.Span) && IsSaidLast(section, code)) return true;
        }

        return false;
    }

    /// <summary>帮我标一下, 你给他标上吧: nothing but the order and small words.</summary>
    public static bool IsOrder(Section section, TextSpan clause)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("tag.mark") && clause.Contains(hit.Span)
                && Nearby.Words("mark.around").AreAll(section.Lower.AsSpan(clause.Start, hit.Start - clause.Start))
                && Nearby.Words("mark.around").AreAll(section.Lower.AsSpan(hit.End, clause.End - hit.End)))
                return true;
        }

        return false;
    }

    /// <summary>是老客户了: the tag ends its clause, and is not denied.</summary>
    private static bool IsSaidLast(Section section, CodeMention code)
    {
        var clause = section.ClauseAt(code.Span.Start);
        return clause.Length > 0 && Nearby.Words("tag.tail").AreAll(section.Lower.AsSpan(code.Span.End, clause.End - code.Span.End))
            && !Nearby.Words("tag.denied").Ends(section.Lower.AsSpan(clause.Start, code.Span.Start - clause.Start));
    }
}
