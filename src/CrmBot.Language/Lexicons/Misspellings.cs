using System.Text;
using CrmBot.Language.Text;

namespace CrmBot.Language.Lexicons;

/// <summary>Command words as they are mistyped or misheard, read as meant (<c>Lexicon/misspelled.txt</c>).</summary>
internal static class Misspellings
{
    private static readonly Lazy<PhraseTrie<Mistyped>> Words = new(Load);

    /// <summary>
    /// The text as it was meant; the same object when nothing was mistyped. Chinese command words are mended for good (更进一下 is
    /// noted as 跟进一下); English short forms are only read as what they mean: whoever writes "b4 lunch" finds that in the note.
    /// </summary>
    public static FoldedText Mend(FoldedText text, Coverage names)
    {
        List<(TextSpan Span, string Meant)>? meant = null;
        var isChinese = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (names[at]) continue;
            var length = Words.Value.LongestAt(text.Lower, at, out var word);
            if (length == 0 || word is null || word.IsOtherWord(text.Lower, at, length)) continue;
            (meant ??= []).Add((new TextSpan(at, length), word.Meant));
            isChinese |= text.Lower[at] > 0x7f;
            at += length - 1;
        }

        return meant is null ? text : isChinese ? Rewritten(text, meant) : text.Replace(meant);
    }

    private static FoldedText Rewritten(FoldedText text, List<(TextSpan Span, string Meant)> meant)
    {
        var mended = new StringBuilder(text.Original.Length);
        var kept = 0;
        foreach (var (span, word) in meant)
        {
            var typed = text.ToOriginal(span);
            mended.Append(text.Original, kept, typed.Start - kept).Append(word);
            kept = typed.End;
        }

        return FoldedText.Of(mended.Append(text.Original, kept, text.Original.Length - kept).ToString());
    }

    private static PhraseTrie<Mistyped> Load()
    {
        var words = new Dictionary<string, Mistyped>(StringComparer.Ordinal);
        foreach (var line in LexiconFile.Lines("misspelled.txt"))
        {
            var columns = line.Split('\t');
            var (typed, meant) = columns[0].Split(' ', 2) is [var left, var right]
                ? (left, right)
                : throw new FormatException($"misspelled.txt: {line}");
            words[typed.Replace('_', ' ')] = new(meant, columns.ElementAtOrDefault(1) ?? "", columns.ElementAtOrDefault(2) ?? "");
        }

        return new PhraseTrie<Mistyped>(words);
    }

    /// <summary>What a mistyped word means, and the letters beside which the same letters belong to two other words (王工担心, 她和同事).</summary>
    private sealed record Mistyped(string Meant, string NotBehind, string NotBefore)
    {
        public bool IsOtherWord(string text, int at, int length) =>
            (at > 0 && NotBehind.Contains(text[at - 1])) || (at + length < text.Length && NotBefore.Contains(text[at + length]));
    }
}
