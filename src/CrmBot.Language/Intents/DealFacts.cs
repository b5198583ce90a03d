using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>Whether, and in which clauses, a section speaks of an open deal.</summary>
internal static class DealFacts
{
    public static bool Any(Section section)
    {
        foreach (var clause in section.Clauses)
        {
            if (Is(section.Within(clause), among: false)) return true;
        }

        return false;
    }

    /// <summary>The clauses that speak of the deal: those that say so, and bare values right behind them.</summary>
    public static bool[] Mark(Section section)
    {
        var marked = new bool[section.Clauses.Count];
        var draft = new FrameDraft("deal_upd");
        for (var i = 0; i < marked.Length; i++)
        {
            var clause = section.Within(section.Clauses[i]);
            var behind = i > 0 && marked[i - 1];
            marked[i] = !IsOther(clause) && new DealClause(clause, draft, behind).Read();
        }

        return marked;
    }

    private static bool Is(Section clause, bool among) => !IsOther(clause) && new DealClause(clause, new FrameDraft("deal_upd"), among).Read();

    private static bool IsOther(Section clause) => clause.Has("remind.ask") || clause.Has("forbid") || clause.Has("hypothesis") || clause.Has("near.miss") || clause.Has("won.word") && !clause.Has("deal.close") || clause.Has("promise.their");
}
