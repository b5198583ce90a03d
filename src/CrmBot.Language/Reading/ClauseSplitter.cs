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
            var ends = at == lower.Length
                || (!(whole[at] && at > 0 && whole[at - 1]) && ((IsStop(lower, at) && !(lower[at] == ' ' && IsBesideName(lower, whole, at))) || Turns(lower, cues, cue, at)));
            if (!ends) continue;
            AddTrimmed(clauses, lower, start, at);
            start = IsCommandAfter(lower, cues, cue, at) ? at + "and ".Length : at;
        }

        return clauses;
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
        {
            if (cues[i].Is("also") && MoreWords.IsStill(lower, at)) continue;
            if (cues[i].Is("but") && lower.AsSpan(0, at).EndsWith("点")) continue;   // 差点就是30万的年框了
            if (cues[i].Is("also") || cues[i].Is("but") || cues[i].Is("and.command") || (cues[i].Is("next.lead") && IsAfterGap(lower, at))) return true;
        }

        return false;
    }

    /// <summary>"希望下次加厚" is one wish; "是CFO next step后天demo" goes on to something else.</summary>
    private static bool IsAfterGap(string lower, int at) => at > 0 && !WordEdge.IsChinese(lower[at - 1]);

    private static bool IsStop(string lower, int at)
    {
        var c = lower[at];
        if (c is '.' or ':') return !(at + 1 < lower.Length && !char.IsWhiteSpace(lower[at + 1]) && !WordEdge.IsChinese(lower[at + 1]));
        if (c == ',' && IsInsideNumber(lower, at)) return false;
        if (c is '-' or '/' or '|') return at > 0 && lower[at - 1] == ' ' && at + 2 < lower.Length && lower[at + 1] == ' ' && !char.IsAsciiDigit(lower[at + 2]);
        if (c == '\'') return false;
        if (Stops.Contains(c, StringComparison.Ordinal)) return true;
        if (c is '\r' or '\t') return true;
        return c == ' ' && !IsNumberOf(lower, at) && (BesideChinese(lower, at - 1) || BesideChinese(lower, at + 1));
    }

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

    /// <summary>call with Mei at 百味轩 went ok: in a message that is English but for its names, no space beside a name ends anything.</summary>
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
