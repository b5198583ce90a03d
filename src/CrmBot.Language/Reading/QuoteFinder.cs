using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Stretches between quotation marks, marks included.</summary>
internal static class QuoteFinder
{
    private const string Opening = "“「『《\"";
    private const string Closing = "”」』》\"";

    public static List<TextSpan> Find(string folded)
    {
        var found = new List<TextSpan>();
        for (var at = 0; at < folded.Length; at++)
        {
            var mark = Opening.IndexOf(folded[at], StringComparison.Ordinal);
            if (mark < 0) continue;
            var end = folded.IndexOf(Closing[mark], at + 1);
            if (end < 0) break;   // an opening mark that is never closed quotes nothing, and no later one can be closed earlier
            found.Add(TextSpan.Between(at, end + 1));
            at = end;
        }

        return found;
    }
}
