namespace CrmBot.Cards;

/// <summary>Every sentence exists in every locale, with the same places to fill.</summary>
internal static class CheckWords
{
    public static IEnumerable<CardProblem> Find(IReadOnlyList<WordList> lists)
    {
        var keys = lists.SelectMany(l => l.Sentences.Keys).Distinct().Order(StringComparer.Ordinal);
        return keys.SelectMany(key => lists.SelectMany(list => Find(key, list, lists)));
    }

    private static IEnumerable<CardProblem> Find(string key, WordList list, IReadOnlyList<WordList> all)
    {
        var where = $"text/{list.Locale}.json {key}";
        if (!list.Sentences.TryGetValue(key, out var sentence))
        {
            yield return new(where, "the sentence is missing in this language");
            yield break;
        }

        if (string.IsNullOrWhiteSpace(sentence.Source))
            yield return new(where, "the sentence is empty");
        var other = all.FirstOrDefault(o => o.Sentences.TryGetValue(key, out var there) && !Same(sentence, there));
        if (other is not null)
            yield return new(where, $"not the same {{places}} as in {other.Locale}");
    }

    private static bool Same(Sentence one, Sentence two) => one.Parameters.ToHashSet().SetEquals(two.Parameters);
}
