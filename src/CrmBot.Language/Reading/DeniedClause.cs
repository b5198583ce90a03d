namespace CrmBot.Language.Reading;

/// <summary>A "not yet" denies what is said in its own clause before anything else: 还没丢; 丢了 我们没有接口 is lost.</summary>
internal static class DeniedClause
{
    public static bool Has(Section section, string cue)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is(cue)) continue;
            foreach (var clause in section.Clauses)
            {
                if (clause.Contains(hit.Start) && section.Cues.Exists(not => not.Is("not.yet") && not.Start >= clause.Start && not.End <= hit.Start)) return true;
            }
        }

        return false;
    }
}
