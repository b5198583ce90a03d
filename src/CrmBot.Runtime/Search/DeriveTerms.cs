namespace CrmBot.Runtime.Search;

/// <summary>
/// Makes the terms a record is found by. All lookups are ranges "starts with", so a term is the text from one place on, cut short.
/// The first character says what it is: <c>=</c> whole text, <c>n</c> text from a character or word on, <c>p</c> pinyin from a syllable
/// on, <c>i</c> first letters of syllables, <c>d</c> digits from the last one backwards.
/// </summary>
internal static class DeriveTerms
{
    /// <summary>Longest terms; a longer word is looked up by its beginning and compared in full afterwards.</summary>
    public const int MostWhole = 24;
    public const int MostText = 6;
    public const int MostPinyin = 12;
    public const int MostInitials = 6;

    public static HashSet<string> Of(IEnumerable<SearchText> texts)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var searchable = SearchableText.Of(text.Text);
            if (searchable.Letters.Length > 0) Add(terms, searchable);
        }

        return terms;
    }

    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        // Never half a character.
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    private static void Add(HashSet<string> terms, SearchableText text)
    {
        if (text.IsNumber)
        {
            terms.Add("d" + Backwards(text.Letters));
            return;
        }

        terms.Add("=" + Cut(text.Letters, MostWhole));
        foreach (var start in text.Starts) terms.Add("n" + Cut(text.Letters[start..], MostText));
        foreach (var syllables in text.Spoken.Syllables) terms.Add("p" + Cut(syllables, MostPinyin));
        foreach (var initials in text.Spoken.Initials) terms.Add("i" + Cut(initials, MostInitials));
    }

    public static string Backwards(string digits) => new([.. digits.Reverse()]);
}
