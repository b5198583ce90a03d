using System.Text;
using CrmBot.Language.Text;

namespace CrmBot.Language.Lexicons;

/// <summary>
/// Command words as they are mistyped or misheard, read as meant (<c>Lexicon/misspelled.txt</c>). Chinese ones leave no trace in what is cut later; Latin ones
/// (b4, w/, cos) stay in it as they were typed, because what stands in free text is nobody's to put right.
/// </summary>
internal static class Misspellings
{
    private static readonly Lazy<PhraseTrie<string>> Words = new(Load);

    /// <summary>The text as it was meant; the same object when nothing was mistyped.</summary>
    public static FoldedText Mend(FoldedText text, Coverage names)
    {
        List<(TextSpan Span, string Meant)>? found = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (names[at]) continue;
            var length = Words.Value.LongestAt(text.Lower, at, out var meant);
            if (length == 0 || meant is null) continue;
            (found ??= []).Add((new TextSpan(at, length), meant));
            at += length - 1;
        }

        if (found is null) return text;
        return found.TrueForAll(word => char.IsAscii(text.Lower[word.Span.Start])) ? text.Replace(found) : Rewritten(text, found);
    }

    private static FoldedText Rewritten(FoldedText text, List<(TextSpan Span, string Meant)> found)
    {
        var mended = new StringBuilder(text.Original.Length);
        var kept = 0;
        foreach (var (span, meant) in found)
        {
            var typed = text.ToOriginal(span);
            mended.Append(text.Original, kept, typed.Start - kept).Append(meant);
            kept = typed.End;
        }

        return FoldedText.Of(mended.Append(text.Original, kept, text.Original.Length - kept).ToString());
    }

    private static PhraseTrie<string> Load()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in LexiconFile.Lines("misspelled.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            words[line[..space].Replace('_', ' ')] = line[(space + 1)..];
        }

        return new PhraseTrie<string>(words);
    }
}
