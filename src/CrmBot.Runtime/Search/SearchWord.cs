namespace CrmBot.Runtime.Search;

/// <summary>One word of a query, and the ranges of terms it can be found in.</summary>
internal sealed record SearchWord(string Letters)
{
    private const int FewestDigits = 4;

    /// <summary>Digits that may be the end of a phone number.</summary>
    public bool IsNumber { get; } = Letters.Length >= FewestDigits && Letters.All(char.IsAsciiDigit);

    /// <summary>May be pinyin, or first letters.</summary>
    public bool IsLatin { get; } = Letters.All(char.IsAsciiLetterLower);

    /// <summary>The words of a query, at most six; the rest of a longer one hardly narrows it.</summary>
    public static List<SearchWord> Of(string query) =>
    [
        .. Parts(query)
            .Select(part => SearchableText.Of(part).Letters)
            .Where(letters => letters.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Take(6)
            .Select(letters => new SearchWord(letters)),
    ];

    // A phone number written in groups is one word.
    private static string[] Parts(string query) => query.All(c => !char.IsLetter(c))
        ? [query]
        : query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Beginnings of terms, the best matches first.</summary>
    public IEnumerable<string> Prefixes()
    {
        yield return "=" + DeriveTerms.Cut(Letters, DeriveTerms.MostWhole);
        yield return "n" + DeriveTerms.Cut(Letters, DeriveTerms.MostText);
        if (IsLatin)
        {
            yield return "p" + DeriveTerms.Cut(Letters, DeriveTerms.MostPinyin);
            if (Letters.Length >= 2) yield return "i" + DeriveTerms.Cut(Letters, DeriveTerms.MostInitials);
        }

        if (IsNumber) yield return "d" + DeriveTerms.Backwards(Letters);
    }
}
