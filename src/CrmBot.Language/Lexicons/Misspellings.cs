using CrmBot.Language.Text;

namespace CrmBot.Language.Lexicons;

/// <summary>Command words as they are mistyped or misheard, read as meant (<c>Lexicon/misspelled.txt</c>).</summary>
internal static class Misspellings
{
    private static readonly Lazy<PhraseTrie<string>> Words = new(Load);

    /// <summary>The text with the mistyped words read as meant; what is cut from it stays as typed.</summary>
    public static FoldedText Mend(FoldedText text, Func<int, bool> isName)
    {
        List<(TextSpan Span, string Meant)>? mended = null;
        for (var at = 0; at < text.Length; at++)
        {
            var length = isName(at) ? 0 : Words.Value.LongestAt(text.Lower, at, out var meant);
            if (length == 0) continue;
            Words.Value.LongestAt(text.Lower, at, out meant);
            (mended ??= []).Add((new TextSpan(at, length), meant!));
            at += length - 1;
        }

        return mended is null ? text : text.Replace(mended);
    }

    private static PhraseTrie<string> Load()
    {
        var words = new PhraseTrie<string>();
        foreach (var line in LexiconFile.Lines("misspelled.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            words.Add(line[..space], _ => line[(space + 1)..]);
        }

        return words;
    }
}
