using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>蓝海问怎么导出报表，知识库里有吗: who asks, and whether the knowledge base has it, are no part of the question.</summary>
internal static class AskedBase
{
    public static void AddSpans(Section section, List<TextSpan> without)
    {
        if (!section.Has("kb.base")) return;
        TicketWords.AddSpans(section, without, "have.it");
        foreach (var hit in section.Cues)
        {
            if (hit.Is("inquiry.ask") && section.Customers.Exists(mention => mention.Span.End == hit.Start)) without.Add(hit.Span);
        }
    }
}
