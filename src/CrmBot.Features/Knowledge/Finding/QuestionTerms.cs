using CrmBot.Language.Text;

namespace CrmBot.Features.Knowledge.Finding;

/// <summary>
/// What a question or an answer is about, as terms that can be compared: known words by their meaning,
/// Latin words without their endings, and of other Chinese every character and every two neighbours.
/// </summary>
internal static class QuestionTerms
{
    public static HashSet<string> Of(string text)
    {
        var folded = FoldedText.Of(text).Lower;
        var terms = new HashSet<string>(StringComparer.Ordinal);
        var at = 0;
        while (at < folded.Length) at += Take(folded, at, terms);
        return terms;
    }

    private static int Take(string folded, int at, HashSet<string> terms)
    {
        if (!char.IsLetterOrDigit(folded[at])) return 1;
        if (WordList.Shipped.Match(folded, at, out var meaning) is > 0 and var known)
        {
            if (meaning is not null) terms.Add(meaning);
            return known;
        }

        return char.IsAscii(folded[at]) ? TakeLatin(folded, at, terms) : TakeChinese(folded, at, terms);
    }

    private static int TakeLatin(string folded, int at, HashSet<string> terms)
    {
        var end = at;
        while (end < folded.Length && char.IsAscii(folded[end]) && char.IsLetterOrDigit(folded[end])) end++;
        terms.Add(Stem(folded[at..end]));
        return end - at;
    }

    // Up to the next known word: characters of two words make no pair.
    private static int TakeChinese(string folded, int at, HashSet<string> terms)
    {
        var end = at + 1;
        while (end < folded.Length && !char.IsAscii(folded[end]) && char.IsLetterOrDigit(folded[end])
            && WordList.Shipped.Match(folded, end, out _) == 0) end++;
        for (var i = at; i < end; i++) terms.Add(folded.Substring(i, 1));
        for (var i = at; i + 1 < end; i++) terms.Add(folded.Substring(i, 2));
        return end - at;
    }

    private static string Stem(string word)
    {
        foreach (var ending in (string[])["ing", "ies", "es", "ed", "s"])
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal)
                && !word.EndsWith("ss", StringComparison.Ordinal))
                return word[..^ending.Length];
        return word;
    }
}
