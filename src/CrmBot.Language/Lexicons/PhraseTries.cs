namespace CrmBot.Language.Lexicons;

/// <summary>The phrases of a word file by the names before the colons.</summary>
internal static class PhraseTries
{
    /// <param name="spelled">How a phrase of the file is spelled in a text; as it stands there when null.</param>
    public static Dictionary<string, PhraseTrie<string>> In(string file, Func<string, string>? spelled = null)
    {
        var kinds = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (kind, phrase) in LexiconFile.Phrases(file))
        {
            if (!kinds.TryGetValue(kind, out var phrases)) kinds[kind] = phrases = new(StringComparer.Ordinal);
            phrases[spelled?.Invoke(phrase) ?? phrase] = phrase;
        }

        return kinds.ToDictionary(kind => kind.Key, kind => new PhraseTrie<string>(kind.Value), StringComparer.Ordinal);
    }
}
