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
        if (section.ClauseAt(order.Start) is not { Length: > 0 } own || own.Start == section.Span.Start || !OnlyOrders(section, own, order))
            return false;
        foreach (var code in section.Codes)
        {
            if (code.Kind is CodeKind.Tag or CodeKind.Tier && code.Span.End <= own.Start && IsSaidLast(section, code)) return true;
        }

        return false;
    }

    /// <summary>帮我标一下, 你给他标上吧: nothing but the order and small words.</summary>
    private static bool OnlyOrders(Section section, TextSpan clause, CueHit order) =>
        Nearby.Words("mark.around").AreAll(section.Lower.AsSpan(clause.Start, order.Start - clause.Start))
        && Nearby.Words("mark.around").AreAll(section.Lower.AsSpan(order.End, clause.End - order.End));

    /// <summary>是老客户了: the tag ends its clause, and is not denied.</summary>
    private static bool IsSaidLast(Section section, CodeMention code)
    {
        var clause = section.ClauseAt(code.Span.Start);
        return clause.Length > 0 && Nearby.Words("tag.tail").AreAll(section.Lower.AsSpan(code.Span.End, clause.End - code.Span.End))
            && !Nearby.Words("tag.denied").Ends(section.Lower.AsSpan(clause.Start, code.Span.Start - clause.Start));
    }
}
