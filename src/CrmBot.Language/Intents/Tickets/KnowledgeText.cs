using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Where the words begin that put an entry right: 质保已经改成三年了 says of what, 现在是15天 does not.</summary>
internal static class KnowledgeText
{
    private const int LongestMatter = 12;

    public static int Head(Section section, int start)
    {
        foreach (var clause in section.Clauses)
        {
            if (start - clause.Start is <= 1 or > LongestMatter || start > clause.End || clause.Start == section.Span.Start) continue;
            var before = section.Lower.AsSpan(clause.Start, start - clause.Start);
            if (before[0] is not ('这' or '那' or '现' or '应' or '已' or '改') && Lexicons.WordEdge.IsChinese(before[0])) return clause.Start;
        }

        return start;
    }
}
