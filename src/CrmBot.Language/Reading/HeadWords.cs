using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>
/// Some words are commands only at the head of a clause: "记录 恒达 ..." asks to write down, "恒达的记录" does not.
/// Whoever has asked already goes on telling: in "记一下 恒达 记号笔..." the second 记 belongs to the note.
/// </summary>
internal static class HeadWords
{
    public static void Apply(List<CueHit> cues, List<TextSpan> clauses)
    {
        if (!cues.Exists(static hit => hit.Is("log.head"))) return;
        var asked = false;
        for (var i = 0; i < cues.Count; i++)
        {
            if (cues[i].Is("log.head") && !asked && StartsClause(clauses, cues[i].Start)) cues[i] = cues[i] with { Name = "log.ask" };
            asked |= cues[i].Is("log.ask");
        }

        cues.RemoveAll(static hit => hit.Is("log.head"));
    }

    private static bool StartsClause(List<TextSpan> clauses, int at)
    {
        foreach (var clause in clauses)
        {
            if (clause.Start == at) return true;
        }

        return false;
    }
}
