using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>What reps type on an ordinary day: bare questions, and news that only looks like an order.</summary>
internal static class OrdinaryFacts
{
    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["state.last"] = IsStateAsked,
        ["all.deal"] = static section => Intents.Deals.DealFacts.Mark(section) is { } marked && !marked.Contains(false),
        ["tag.before"] = Intents.Customers.TagBefore.Is,
        ["asks.behind"] = AsksBehind,
        ["busy.own"] = Intents.Reminders.OwnBusy.IsSaid,
        ["today"] = static section =>
            section.Times.Exists(static time => time is { HasDay: true, Tendency: Times.TimeTendency.Present, IsJustNow: false }),
    };

    /// <summary>周三福现在状态: how it stands ends what is said, and next to nothing but the name stands before it.</summary>
    private static bool IsStateAsked(Section section) => section.LengthWithoutCustomers <= LongestAsked
        && section.Has("state.ask",
            static (section, hit) => section.Lower.AsSpan(hit.End, section.Span.End - hit.End).TrimEnd(" 。?？!！呢吗啊呀") is "");

    private const int LongestAsked = 9;

    /// <summary>他嫌交期太久，问能不能分批发: what they minded comes first, then what they asked us.</summary>
    private static bool AsksBehind(Section section)
    {
        for (var at = 1; at < section.Clauses.Count; at++)
        {
            var clause = section.Clauses[at];
            if (Nearby.Words("asks.head").Begins(section.Lower.AsSpan(clause.Start, clause.Length))) return true;
        }

        return false;
    }
}
