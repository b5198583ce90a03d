namespace CrmBot.Runtime.Search;

/// <summary>A record that a query may mean, with what it can be found by.</summary>
internal sealed class SearchCandidate(Guid id, IReadOnlyList<SearchText> texts)
{
    private readonly SearchableText[] searchable = [.. texts.Select(text => SearchableText.Of(text.Text))];

    public Guid Id { get; } = id;

    /// <summary>Shorter names first among equals: they are matched more fully.</summary>
    public int Length => searchable.Length == 0 ? 0 : searchable[0].Letters.Length;

    /// <summary>How well all words fit: lower is better; null when one of them does not fit at all.</summary>
    public int? Rank(IReadOnlyList<SearchWord> words)
    {
        var sum = 0;
        foreach (var word in words)
        {
            if (Rank(word) is not { } rank) return null;
            sum += rank;
        }

        return sum;
    }

    private int? Rank(SearchWord word)
    {
        int? best = null;
        for (var i = 0; i < searchable.Length; i++)
        {
            if (RankMatch.Of(word, searchable[i]) is not { } kind) continue;
            var rank = texts[i].Field == "name" ? kind : RankMatch.OtherField + kind;
            if (best is null || rank < best) best = rank;
        }

        return best;
    }
}

/// <summary>
/// How well a word fits a text: exact before beginning before inside before pinyin before first letters before phone number.
/// </summary>
internal static class RankMatch
{
    /// <summary>Any match of the name comes before the same word in a contact, an alias or a tag.</summary>
    public const int OtherField = 100;

    private const int Exact = 0;
    private const int Beginning = 10;
    private const int Inside = 20;
    private const int BySyllables = 30;
    private const int ByInitials = 40;
    private const int ByNumber = 50;

    public static int? Of(SearchWord word, SearchableText text)
    {
        if (text.IsNumber) return word.IsNumber && text.Letters.EndsWith(word.Letters, StringComparison.Ordinal) ? ByNumber : null;
        if (text.Letters == word.Letters) return Exact;
        if (text.Letters.StartsWith(word.Letters, StringComparison.Ordinal)) return Beginning;
        if (text.HasWord(word.Letters)) return Inside;
        if (!word.IsLatin) return null;
        if (Begins(text.Spoken.Syllables, word.Letters)) return BySyllables;
        return word.Letters.Length >= 2 && Begins(text.Spoken.Initials, word.Letters) ? ByInitials : null;
    }

    private static bool Begins(HashSet<string> texts, string word)
    {
        foreach (var text in texts)
        {
            if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
