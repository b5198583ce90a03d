using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Some words are commands only at the head of a clause: "记录 恒达 ..." asks to write down, "恒达的记录" does not.</summary>
internal static class HeadWords
{
    public static void Apply(List<CueHit> cues, List<TextSpan> clauses)
    {
        for (var i = cues.Count - 1; i >= 0; i--)
        {
            if (!cues[i].Is("log.head")) continue;
            if (clauses.Exists(clause => clause.Start == cues[i].Start)) cues[i] = cues[i] with { Name = "log.ask" };
            else cues.RemoveAt(i);
        }
    }
}
