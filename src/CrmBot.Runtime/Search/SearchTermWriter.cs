using System.Text.Json;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Search;

/// <summary>Writes what a record can be found by: Chinese characters, Latin beginnings of words, pinyin syllables and initials, phone endings.</summary>
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
        await work.Sql.ExecuteAsync("DELETE FROM search_text WHERE record_id = $1 AND kind = $2", Key(record), record.Kind).ConfigureAwait(false);
        await ReplaceAsync(record, Terms(before), []).ConfigureAwait(false);
    }

    private static byte[] Key(RecordRef record) => record.Id.ToByteArray(bigEndian: true);

    private static HashSet<string> Terms(string? stored) => stored is null ? [] : DeriveTerms.Of(StoredTexts.Read(stored));

    private Task<string?> FindAsync(RecordRef record) =>
        work.Sql.FirstAsync("SELECT texts FROM search_text WHERE record_id = $1 AND kind = $2", row => row.Text(0), Key(record), record.Kind);

    // One statement for all terms: on PostgreSQL each one would be a round trip.
    private async Task ReplaceAsync(RecordRef record, HashSet<string> before, HashSet<string> after)
    {
        var (gone, added) = (before.Except(after).ToArray(), after.Except(before).ToArray());
        var items = work.Engine == EngineKind.Sqlite ? "SELECT value AS item FROM json_each($3)" : "SELECT unnest($3) AS item";
        if (gone.Length > 0)
        {
            await work.Sql.ExecuteAsync(
                $"DELETE FROM search_term WHERE kind = $1 AND record_id = $2 AND term IN ({items})", record.Kind, Key(record), List(gone)).ConfigureAwait(false);
        }

        if (added.Length > 0)
        {
            await work.Sql.ExecuteAsync(
                $"INSERT INTO search_term (kind, record_id, term) SELECT $1, $2, item FROM ({items}) AS items", record.Kind, Key(record), List(added)).ConfigureAwait(false);
        }
    }

    private object List(string[] terms) => work.Engine == EngineKind.Sqlite ? JsonSerializer.Serialize(terms) : terms;
}
