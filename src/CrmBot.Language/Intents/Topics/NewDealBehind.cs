using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Topics;

/// <summary>佳美张姐说想加一条线，大概80万，先建个商机: what was told is kept, and the order at its end opens the deal with its sum.</summary>
internal static class NewDealBehind
{
    private const int LongestOrder = 8;

    /// <summary>What was told and the deal, or null where no story ends with such an order.</summary>
    public static List<Section>? Split(Section section)
    {
        if (!section.Has("deal.new") || section.Customers.Count > 1 || section.Clauses is not [_, .., var last]) return null;
        var order = section.Within(last);
        if (!order.Has("deal.new") || order.Amounts.Count + order.Times.Count > 0 || last.Length > LongestOrder) return null;
        var told = new List<TextSpan>();
        List<MoneySpot> sums = [];
        foreach (var clause in section.Clauses)
        {
            if (section.Within(clause) is var part && IsSum(part)) sums.AddRange(part.Amounts);
            else if (clause != last) told.Add(clause);
        }

        if (told.Count == 0 || section.Keeping(told) is not { Weights: [("log", _), ..] } story) return null;
        return [story,
            order with { Amounts = sums, Carried = section.Customers is [var named] ? named : Persons.CustomerOfContact(section) }];
    }

    /// <summary>大概80万: the sum alone is the deal's.</summary>
    private static bool IsSum(Section clause) => clause.Amounts is [{ Bare: false } only] && !clause.Has("budget")
        && clause.Span.Length - only.Span.Length <= 4;
}
