using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Search;

/// <summary>
/// Writes what a record can be found by: Chinese characters, Latin beginnings of words, pinyin syllables and initials, phone endings.
/// </summary>
public sealed class SearchTermWriter(UnitOfWork work)
{
    /// <summary>
    /// Replaces all terms of the record. The first text of field <c>name</c> is what people know it by. Costs only what differs from
    /// before.
    /// </summary>
    public async Task IndexAsync(RecordRef record, IReadOnlyCollection<SearchText> texts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (before, after) = (await FindAsync(record).ConfigureAwait(false), StoredTexts.Write(texts));
        if (before == after) return;
        await work.Sql.ExecuteAsync(
            "INSERT INTO search_text (kind, record_id, texts) VALUES ($1, $2, $3) ON CONFLICT (record_id, kind) DO UPDATE SET texts = excluded.texts",
            record.Kind, Key(record), after).ConfigureAwait(false);
        await ReplaceAsync(record, Terms(before), Terms(after)).ConfigureAwait(false);
    }

    public async Task RemoveAsync(RecordRef record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await FindAsync(record).ConfigureAwait(false) is not { } before) return;
        await work.Sql.ExecuteAsync("DELETE FROM search_text WHERE record_id = $1 AND kind = $2", Key(record), record.Kind)
            .ConfigureAwait(false);
        await ReplaceAsync(record, Terms(before), []).ConfigureAwait(false);
    }

    private static byte[] Key(RecordRef record) => record.Id.ToByteArray(bigEndian: true);

    private static HashSet<string> Terms(string? stored) => stored is null ? [] : DeriveTerms.Of(StoredTexts.Read(stored));

    private Task<string?> FindAsync(RecordRef record) =>
        work.Sql.FirstAsync("SELECT texts FROM search_text WHERE record_id = $1 AND kind = $2", row => row.Text(0), Key(record),
            record.Kind);

    private async Task ReplaceAsync(RecordRef record, HashSet<string> before, HashSet<string> after)
    {
        await EachAsync(
            "DELETE FROM search_term WHERE kind = $1 AND record_id = $2 AND term",
            engine => engine == EngineKind.Sqlite ? "= $3" : "= ANY ($3)", record, before.Except(after)).ConfigureAwait(false);
        await EachAsync(
            "INSERT INTO search_term (kind, record_id, term)",
            engine => engine == EngineKind.Sqlite ? "VALUES ($1, $2, $3)" : "SELECT $1, $2, unnest($3)", record, after.Except(before))
                .ConfigureAwait(false);
    }

    // One statement a term on SQLite, where a call costs microseconds (and one statement for all, through json_each, several times as
    // much); one for all on PostgreSQL, where each would be a round trip.
    private async Task EachAsync(string start, Func<EngineKind, string> end, RecordRef record, IEnumerable<string> terms)
    {
        var (sql, key, sorted) = ($"{start} {end(work.Engine)}", Key(record), terms.Order(StringComparer.Ordinal).ToArray());
        if (sorted.Length > 0 && work.Engine == EngineKind.Postgres)
        {
            await work.Sql.ExecuteAsync(sql, record.Kind, key, sorted).ConfigureAwait(false);
            return;
        }

        foreach (var term in sorted) await work.Sql.ExecuteAsync(sql, record.Kind, key, term).ConfigureAwait(false);
    }
}
