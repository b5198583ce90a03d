using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Search;

/// <summary>
/// A thing to be found by. <paramref name="Field"/> tells where it came from, e.g. <c>name</c>, <c>contact</c>, <c>phone</c>, <c>tag</c>.
/// </summary>
public readonly record struct SearchText(string Field, string Text);

/// <summary>Finds records by what people type.</summary>
public static class SearchTerms
{
    /// <summary>
    /// Records looked at for one range of terms: enough for every distinct name, few enough to answer a query like 公司 at once.
    /// </summary>
    private const int MostCandidates = 600;

    // Above every term that begins with the prefix, in the byte order both engines compare by.
    private const string Last = "\U0010FFFF";

    private const string Count =
        "SELECT count(*) FROM (SELECT 1 FROM search_term WHERE kind = $1 AND term >= $2 AND term < $3 LIMIT $4) AS few";

    private const string Candidates =
        """
        SELECT t.record_id, d.texts FROM
          (SELECT DISTINCT record_id FROM (SELECT record_id FROM search_term WHERE kind = $1 AND term >= $2 AND term < $3 LIMIT $4) AS few) AS t
          JOIN search_text d ON d.record_id = t.record_id AND d.kind = $1
        """;

    /// <summary>
    /// Ids of records of <paramref name="kind"/> that match all words of <paramref name="query"/>, best first: exact name, beginning of
    /// the name, inside it, pinyin, first letters, then contacts and other fields, phone endings (four digits or more) last.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> FindAsync(
        ReadView view, string kind, string query, int limit, CancellationToken cancellationToken)
    {
        var words = SearchWord.Of(query);
        if (words.Count == 0) return [];
        var found = new Dictionary<Guid, (int Rank, int Length)>();
        var seen = new HashSet<Guid>();
        foreach (var prefix in (await RarestAsync(view, kind, words).ConfigureAwait(false)).Prefixes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var candidate in await CandidatesAsync(view, kind, prefix).ConfigureAwait(false))
            {
                if (seen.Add(candidate.Id) && candidate.Rank(words) is { } rank) found[candidate.Id] = (rank, candidate.Length);
            }
        }

        return [.. found.OrderBy(hit => hit.Value.Rank).ThenBy(hit => hit.Value.Length).ThenBy(hit => hit.Key).Take(limit)
            .Select(hit => hit.Key)];
    }

    /// <summary>The word that narrows most: only its records are looked at, the other words are compared in memory.</summary>
    private static async Task<SearchWord> RarestAsync(ReadView view, string kind, List<SearchWord> words)
    {
        if (words.Count == 1) return words[0];
        var (rarest, fewest) = (words[0], long.MaxValue);
        foreach (var word in words)
        {
            var count = 0L;
            foreach (var prefix in word.Prefixes())
            {
                count += await view.Sql.FirstAsync(Count, row => row.Number(0), kind, prefix, prefix + Last, MostCandidates)
                    .ConfigureAwait(false);
            }

            if (count < fewest) (rarest, fewest) = (word, count);
        }

        return rarest;
    }

    private static Task<List<SearchCandidate>> CandidatesAsync(ReadView view, string kind, string prefix) => view.Sql.ListAsync(
        Candidates,
        row => new SearchCandidate(new Guid(row.Bytes(0), bigEndian: true), StoredTexts.Read(row.Text(1))),
        kind, prefix, prefix + Last, MostCandidates);
}
