using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>
/// Cuts a message into clauses: at punctuation, at spaces that stand beside Chinese (people type them instead of commas),
/// and before words that turn the sentence (但, 另外, but). Names, times and quotes are never cut.
/// </summary>
internal static class ClauseSplitter
{
    private const string Stops = ",，。.;；!！?？\n、:：…-";

    /// <summary>What may stand around a clause: the stops, and dashes and slashes between spaces.</summary>
    private const string Edges = Stops + "/|";

    public static List<TextSpan> Split(FoldedText text, Coverage whole, List<CueHit> cues)
    {
        var lower = text.Lower;
        var clauses = new List<TextSpan>();
        var (start, cue) = (0, 0);
        for (var at = 0; at <= lower.Length; at++)
        {
            while (cue < cues.Count && cues[cue].Start < at) cue++;
            if (at < lower.Length && !Ends(lower, whole, cues, cue, at)) continue;
            AddTrimmed(clauses, lower, start, at);
            start = IsCommandAfter(lower, cues, cue, at) ? at + "and ".Length : at;
        }

        return clauses;
    }

    /// <summary>A clause ends here: never inside a name, a time or a quote.</summary>
    private static bool Ends(string lower, Coverage whole, List<CueHit> cues, int cue, int at)
    {
        if (whole[at] && at > 0 && whole[at - 1]) return false;
        return (IsStop(lower, at) && !(lower[at] == ' ' && IsBesideName(lower, whole, at))) || Turns(lower, cues, cue, at);
    }

    private static bool IsCommandAfter(string lower, List<CueHit> cues, int first, int at)
    {
        for (var i = first; i < cues.Count && cues[i].Start == at; i++)
        {
            if (cues[i].Is("and.command")) return lower.AsSpan(at).StartsWith("and ", StringComparison.Ordinal);
        }

        return false;
    }

    private static bool Turns(string lower, List<CueHit> cues, int first, int at)
    {
        for (var i = first; i < cues.Count && cues[i].Start == at; i++)
            if (IsTurn(lower, cues[i]) || IsRepair(lower, cues[i])) return true;
        return false;
    }

    /// <summary>另外, 但, and remind me, next step; not 也 for "still" (也没签) nor 点就是 (差点就是30万的年框了).</summary>
    private static bool IsTurn(string lower, CueHit cue)
    {
        if (cue.Is("also")) return !MoreWords.IsStill(lower, cue.Start);
        if (cue.Is("but")) return !lower.AsSpan(0, cue.Start).EndsWith("点");
        return cue.Is("and.command") || (cue.Is("next.lead") && IsAfterGap(lower, cue.Start));
    }

    /// <summary>close 5101 sorry i mean 5104: said without a comma, before a number as long as those of tickets.</summary>
    private static bool IsRepair(string lower, CueHit cue) => cue.Is("repair.turn") && cue.Start > 0 && lower[cue.Start - 1] == ' '
        && cue.End + 4 < lower.Length && lower[cue.End] == ' ' && !lower.AsSpan(cue.End + 1, 4).ContainsAnyExceptInRange('0', '9');

    /// <summary>"希望下次加厚" is one wish; "是CFO next step后天demo" goes on to something else.</summary>
    private static bool IsAfterGap(string lower, int at) => at > 0 && !WordEdge.IsChinese(lower[at - 1]);

    private static bool IsStop(string lower, int at) => lower[at] switch
    {
        '.' or ':' => IsFullStop(lower, at),
        ',' => !IsInsideNumber(lower, at),
        '-' or '/' or '|' => IsDash(lower, at),
        ' ' => !IsNumberOf(lower, at) && (BesideChinese(lower, at - 1) || BesideChinese(lower, at + 1)),
        '\r' or '\t' => true,
        var c => Stops.Contains(c, StringComparison.Ordinal),
    };

    /// <summary>Not in 2.5, 3:30, acme.com.</summary>
    private static bool IsFullStop(string lower, int at) =>
        at + 1 >= lower.Length || char.IsWhiteSpace(lower[at + 1]) || WordEdge.IsChinese(lower[at + 1]);

    /// <summary>called hank - he loved it; not in T-5, 3 - 4.</summary>
    private static bool IsDash(string lower, int at) => at > 0 && lower[at - 1] == ' ' && at + 2 < lower.Length && lower[at + 1] == ' '
        && !char.IsAsciiDigit(lower[at + 2]);

    /// <summary>$7,200: three digits behind the comma, not more than three before it; 5101,5102 are two numbers.</summary>
    private static bool IsInsideNumber(string lower, int at)
    {
        var (before, behind) = (at, at + 1);
        while (before > 0 && char.IsAsciiDigit(lower[before - 1])) before--;
        while (behind < lower.Length && char.IsAsciiDigit(lower[behind])) behind++;
        return at - before is >= 1 and <= 3 && behind - at - 1 == 3;
    }

    /// <summary>3 号机: the number and what it counts are one.</summary>
    private static bool IsNumberOf(string lower, int at) => at > 0 && at + 1 < lower.Length && char.IsAsciiDigit(lower[at - 1])
        && lower[at + 1] == '号' && !(at > 10 && char.IsAsciiDigit(lower[at - 10]));

    /// <summary>
    /// call with Mei at 百味轩 went ok: in a message that is English but for its names, no space beside a name ends anything.
    /// </summary>
    private static bool IsBesideName(string lower, Coverage whole, int at)
    {
        if (!((at > 0 && whole[at - 1]) || (at + 1 < lower.Length && whole[at + 1]))) return false;
        for (var i = 0; i < lower.Length; i++)
        {
            if (lower[i] >= 0x2E80 && !whole[i]) return false;
        }

        return lower.AsSpan().IndexOfAnyInRange('a', 'z') >= 0;
    }

    private static bool BesideChinese(string lower, int at) => at >= 0 && at < lower.Length && lower[at] >= 0x2E80;

    private static void AddTrimmed(List<TextSpan> clauses, string lower, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(lower[start]) || Edges.Contains(lower[start], StringComparison.Ordinal))) start++;
        while (end > start && (char.IsWhiteSpace(lower[end - 1]) || Edges.Contains(lower[end - 1], StringComparison.Ordinal))) end--;
        if (end > start) clauses.Add(TextSpan.Between(start, end));
    }
}
