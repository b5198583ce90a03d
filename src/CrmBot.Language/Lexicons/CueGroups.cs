namespace CrmBot.Language.Lexicons;

/// <summary>Cues that mean the same to a reader (<c>Lexicon/groups.txt</c>): a new cue joins a group there, not in the code.</summary>
internal static class CueGroups
{
    private const string WholeFamily = ".*";

    private static readonly Lazy<Dictionary<string, HashSet<string>>> Groups = new(Load);

    public static bool Has(string group, CueHit hit) => Groups.Value[group].Contains(hit.Name);

    private static Dictionary<string, HashSet<string>> Load() =>
        LexiconFile.Phrases("groups.txt").GroupBy(static line => line.Name, static line => line.Phrase)
        .ToDictionary(static group => group.Key, static group => group.SelectMany(Members).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>A slip in the file is found at start-up.</summary>
    private static IEnumerable<string> Members(string cue)
    {
        var names = CueLexicon.Instance.Names.Where(name => cue.EndsWith(WholeFamily, StringComparison.Ordinal)
            ? name.StartsWith(cue[..^1], StringComparison.Ordinal) : name == cue).ToList();
        return names.Count > 0 ? names : throw new InvalidOperationException($"groups.txt names {cue}, which is no cue.");
    }
}
