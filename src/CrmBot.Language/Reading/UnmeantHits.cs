using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Reading;

/// <summary>Cues, codes and people that only look like one: seen when all the rest of the message has been found.</summary>
internal static class UnmeantHits
{
    /// <summary>Takes out what only looks like a cue, a code or a person, now that the rest is known.</summary>
    public static void Drop(
        List<CueHit> cues, List<CodeMention> codes, List<PersonMention> people, List<TimeMention> times, string lower)
    {
        OwnWishes.Drop(cues, lower);
        CutWords.Drop(cues, lower, people, times);
        DropInsideTags(cues, codes);
        TurnedDown.Drop(codes, cues, lower);
        DropNextToSource(people, codes);
        DropInsideTeams(codes);
    }

    /// <summary>华南 in 华南组 is no region.</summary>
    private static void DropInsideTeams(List<CodeMention> codes)
    {
        for (var i = codes.Count - 1; i >= 0; i--)
            if (codes[i].Kind == CodeKind.Region && IsInsideTeam(codes[i].Span, codes)) codes.RemoveAt(i);
    }

    private static bool IsInsideTeam(TextSpan region, List<CodeMention> codes)
    {
        foreach (var team in codes)
        {
            if (team.Kind is CodeKind.Team or CodeKind.Group or CodeKind.Queue && team.Span.Length > region.Length
                && team.Span.Contains(region))
                return true;
        }

        return false;
    }

    /// <summary>老客户 as a tag does not speak of customers.</summary>
    private static void DropInsideTags(List<CueHit> cues, List<CodeMention> codes)
    {
        foreach (var code in codes)
        {
            if (code.Kind is not (CodeKind.Tag or CodeKind.Tier)) continue;
            for (var i = cues.Count - 1; i >= 0; i--)
            {
                if (code.Span.Contains(cues[i].Span) && code.Span.Length > cues[i].Length) cues.RemoveAt(i);
            }
        }
    }

    /// <summary>Google in "Google ads" is nobody's name.</summary>
    private static void DropNextToSource(List<PersonMention> people, List<CodeMention> codes)
    {
        for (var i = people.Count - 1; i >= 0; i--)
        {
            if (MessageReader.IsUnknown(people[i]) && TouchesSource(people[i].Whole, codes)) people.RemoveAt(i);
        }
    }

    private static bool TouchesSource(TextSpan span, List<CodeMention> codes)
    {
        foreach (var code in codes)
        {
            if (code.Kind == CodeKind.Source && code.Span.Start <= span.End + 1 && code.Span.End >= span.Start) return true;
        }

        return false;
    }
}
