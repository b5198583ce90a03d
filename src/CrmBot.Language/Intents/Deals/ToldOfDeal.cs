using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Deals;

/// <summary>
/// 顺达报价48万，分三期 3:5:2; northwind: 78k, 60%, go-live april: terms for which a deal has no slot are kept as a note that goes along with it.
/// </summary>
internal static class ToldOfDeal
{
    private static readonly string[] Whose = ["cust", "ref", "resolve", "near", "ask"];

    public static void Add(Section section, List<Frame> frames)
    {
        if (frames is not [{ Intent: "deal_upd" } deal] || deal.Has("act") || deal.Has(Frame.Beside)
            || (!section.Has("patch.parts") && !section.Has("lead.need.tail")) || Terms(section) is not { Length: > 0 } terms) return;
        var log = new JsonObject { ["i"] = "log" };
        foreach (var slot in Whose)
        {
            if (deal.Slots[slot] is { } value) log[slot] = value.DeepClone();
        }

        log["at"] = SlotForm.Of(section.Today);
        log["note"] = terms;
        frames[0] = deal.With(Frame.Beside, log);
    }

    /// <summary>
    /// The clauses from the word for instalments on, or about when it is to go live, that tell nothing of the deal itself.
    /// </summary>
    private static string Terms(Section section)
    {
        if (DealFacts.Mark(section) is not { } marked) return "";
        var told = new List<string>();
        for (var at = 0; at < marked.Length; at++)
        {
            var clause = section.Within(section.Clauses[at]);
            if (!marked[at] && (clause.Has("patch.parts") || clause.Has("lead.need.tail") || told.Count > 0) && clause.Customers.Count == 0
                && Phrasing.Trim(clause.Cut()) is { Length: > 0 } words) told.Add(words);
        }

        return JoinedWords.Of(told);
    }
}
