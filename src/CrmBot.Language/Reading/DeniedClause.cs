namespace CrmBot.Language.Reading;

/// <summary>A "not yet" denies what is said in its own clause before anything else: 还没丢; 丢了 我们没有接口 is lost.</summary>
internal static class DeniedClause
{
    /// <summary>还没签, or 签了 还没盖章; 签了 价格没让 is signed.</summary>
    public static bool Unsigned(Section section)
    {
        if (!section.Has("not.yet")) return false;
        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            if (part.Has("not.yet") && (part.HasFamily("won") || part.Has("win.word") || part.Has("contract.noun"))) return true;
        }

        return false;
    }

    public static bool Has(Section section, string cue)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is(cue)) continue;
            foreach (var clause in section.Clauses)
            {
                if (clause.Contains(hit.Start) && section.Cues.Exists(not => not.Is("not.yet") && not.Start >= clause.Start
                    && not.End <= hit.Start))
                    return true;
            }
        }

        return false;
    }
}
