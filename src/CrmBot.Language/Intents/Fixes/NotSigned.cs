using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>恒达还没签呢，刚才是说合同金额改成68万, under a card that says it was won: that is taken back, and what was meant is done instead.</summary>
internal static class NotSigned
{
    public static Section? Behind(Section section)
    {
        if (section.Utterance.Preview is not { Intent: "won" } won || section.Clauses.Count < 2 || Mood.IsQuestion(section)) return null;
        if (!section.Customers.TrueForAll(mention => mention.Known?.Name == won.Text("cust"))) return null;
        if (!section.Within(section.Clauses[0]).Has("won.untrue")) return null;
        var rest = section.Within(TextSpan.Between(section.Clauses[1].Start, section.Span.End));
        if (!rest.Has("deal.amount") || rest.Amounts.Count != 1 || rest.Has("won.word")) return null;
        return rest.Customers.Count == 0 && section.Customers is [var named, ..] ? rest with { Carried = named } : rest;
    }
}
