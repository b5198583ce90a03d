using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Stretches between quotation marks, marks included.</summary>
internal static class QuoteFinder
{
    private const string Opening = "“「『《\"";
    private const string Closing = "”」』》\"";

    private const int LeastGaps = 2;

    public static List<TextSpan> Find(string folded)
    {
        var found = new List<TextSpan>();
        for (var at = 0; at < folded.Length; at++)
        {
            if (folded[at] == '\'' && EndOfSingle(folded, at) is { } close)
            {
                found.Add(TextSpan.Between(at, close + 1));
                at = close;
                continue;
            }

            var mark = Opening.IndexOf(folded[at], StringComparison.Ordinal);
            if (mark < 0) continue;
            var end = folded.IndexOf(Closing[mark], at + 1);
            if (end < 0) break;   // an opening mark that is never closed quotes nothing, and no later one can be closed earlier
            found.Add(TextSpan.Between(at, end + 1));
            at = end;
        }

        return found;
    }

    /// <summary>
    /// client goes 'close the ticket' lol: several words between marks that stand outside of words; don't and the customers' order have
    /// none.
    /// </summary>
    private static int? EndOfSingle(string folded, int open)
    {
        if ((open > 0 && char.IsLetterOrDigit(folded[open - 1])) || open + 1 >= folded.Length || !char.IsLetter(folded[open + 1]))
            return null;
        for (var at = folded.IndexOf('\'', open + 1); at >= 0; at = folded.IndexOf('\'', at + 1))
        {
            if (at + 1 < folded.Length && char.IsLetterOrDigit(folded[at + 1])) continue;
            return folded.AsSpan(open, at - open).Count(' ') >= LeastGaps || folded[open + 1] >= 0x2E80 ? at : null;
        }

        return null;
    }
}
