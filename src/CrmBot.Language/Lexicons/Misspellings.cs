using System.Text;
using CrmBot.Language.Text;

namespace CrmBot.Language.Lexicons;

/// <summary>Command words as they are mistyped or misheard, read as meant (<c>Lexicon/misspelled.txt</c>). They leave no trace in what is cut later.</summary>
internal static class Misspellings
{
    private static readonly Lazy<PhraseTrie<string>> Words = new(Load);

    /// <summary>The text as it was meant; the same object when nothing was mistyped.</summary>
    public static FoldedText Mend(FoldedText text, Coverage names)
    {
        StringBuilder? mended = null;
        var kept = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (names[at]) continue;
            var length = Words.Value.LongestAt(text.Lower, at, out var meant);
            if (length == 0 || meant is null) continue;
            mended ??= new StringBuilder(text.Original.Length);
            var typed = text.ToOriginal(new TextSpan(at, length));
            mended.Append(text.Original, kept, typed.Start - kept).Append(meant);
            kept = typed.End;
            at += length - 1;
        }

        return mended is null ? text : FoldedText.Of(mended.Append(text.Original, kept, text.Original.Length - kept).ToString());
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
