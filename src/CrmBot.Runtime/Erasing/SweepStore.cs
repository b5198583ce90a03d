using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Search;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Runtime.Erasing;

/// <summary>
/// Masks words in everything that is stored: records through the tracker, so that audit rows are written and cards are drawn anew,
/// Runtime's own rows where they lie. Reads beside the writer and writes little at a time; may be stopped and begun again at any point.
/// </summary>
public sealed class SweepStore(IStore store, AuditKeyring keys)
{
    private const int PerWrite = 50, MostRounds = 6;

    /// <returns>How many rows were masked, by kind of record or name of the table.</returns>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(ErasedWords words, CancellationToken cancellationToken)
    {
        var masked = new Dictionary<string, int>(StringComparer.Ordinal);
        var find = new FindTexts(words);
        // What was written while the first round read is found by the next.
        for (var round = 0; round < MostRounds; round++)
        {
            var found = await RoundAsync(find, masked, cancellationToken).ConfigureAwait(false);
            if (found == 0) break;
        }

        await DropSealedAsync(find.Masks, masked, cancellationToken).ConfigureAwait(false);
        return masked;
    }

    /// <summary>Whether anything is left, and in which tables; empty is as it should be.</summary>
    public async Task<IReadOnlyDictionary<string, int>> LeftAsync(ErasedWords words, CancellationToken cancellationToken)
    {
        var find = new FindTexts(words);
        return await store.ReadAsync(
            async (view, token) =>
            {
                var left = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var table in await StoredTables.ListAsync(view).ConfigureAwait(false))
                    if (await find.InAsync(view, table, all: true).ConfigureAwait(false) is { Count: > 0 } found)
                        left[table.Name] = found.Count;
                return left;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Every text outside the records in which one of the words stands: conversations, cards, answers.</summary>
    public static async Task<IReadOnlyList<(string Table, string Column, string Text)>> QuoteAsync(ReadView view, ErasedWords words)
    {
        ArgumentNullException.ThrowIfNull(view);
        List<(string, string, string)> quotes = [];
        var find = new FindTexts(words);
        foreach (var table in (await StoredTables.ListAsync(view).ConfigureAwait(false))
            .Where(table => table.Record is null && !table.Name.StartsWith("search_", StringComparison.Ordinal)))
            quotes.AddRange((await find.InAsync(view, table, all: false).ConfigureAwait(false))
                .SelectMany(row => row.Texts.Select(text => (table.Name, text.Column, text.Old))));
        return quotes;
    }

    private async Task<int> RoundAsync(FindTexts find, Dictionary<string, int> masked, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var table in await store.ReadAsync((view, _) => StoredTables.ListAsync(view), cancellationToken).ConfigureAwait(false))
        {
            var rows = await store.ReadAsync((view, _) => find.InAsync(view, table, all: false), cancellationToken).ConfigureAwait(false);
            foreach (var some in rows.Chunk(PerWrite))
                await store.WriteAsync("erase",
                    async (work, token) => { await ApplyAsync(work, find.Masks, some, token).ConfigureAwait(false); return true; },
                    cancellationToken).ConfigureAwait(false);
            if (rows.Count > 0)
                masked[table.Record?.Kind ?? table.Name] = masked.GetValueOrDefault(table.Record?.Kind ?? table.Name) + rows.Count;
            found += rows.Count;
        }

        return found;
    }

    private static async Task ApplyAsync(
        UnitOfWork work, MaskText masks, IReadOnlyList<FoundText> found, CancellationToken cancellationToken)
    {
        work.Acting = new ActingTurn(NewId.Next(), Guid.Empty, Undoable: false);
        foreach (var one in found)
        {
            if (one.Table.Record is { } shape) await MaskRecordAsync(work, masks, shape, one, cancellationToken).ConfigureAwait(false);
            else await MaskRowAsync(work, masks, one, cancellationToken).ConfigureAwait(false);
        }

        await work.SaveAsync(cancellationToken).ConfigureAwait(false);
        foreach (var record in work.Changed) await work.Outbox.RefreshCopiesAsync(record, cancellationToken).ConfigureAwait(false);
    }

    private static async Task MaskRecordAsync(
        UnitOfWork work, MaskText masks, RecordShape shape, FoundText found, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync(new RecordRef(shape.Kind, (Guid)found.Key[0]), cancellationToken)
            .ConfigureAwait(false) is not { } record) return;
        var entry = work.Db.Entry(record);
        foreach (var field in shape.Fields.Where(field => field.Property.ClrType == typeof(string)))
        {
            if (entry.Property(field.Name).CurrentValue is not string text || masks.MaskWhole(text, found.Belongs) is not { } masked
                || masked == text) continue;
            entry.Property(field.Name).CurrentValue = field.Property.GetMaxLength() is { } most && masked.Length > most
                ? masked[..most]
                : masked;
        }
    }

    private static async Task MaskRowAsync(UnitOfWork work, MaskText masks, FoundText found, CancellationToken cancellationToken)
    {
        switch (found.Table.Name)
        {
            // A turn of which one step is gone cannot be taken back as a whole.
            case "undo_step":
                await work.Sql.ExecuteAsync("DELETE FROM undo_step WHERE turn_id = $1", found.Key[0]).ConfigureAwait(false);
                break;
            case "search_term":
                await work.Sql.ExecuteAsync($"DELETE FROM search_term WHERE {Where(found.Table, 1)}", [.. found.Key]).ConfigureAwait(false);
                break;
            case "search_text":
                await IndexAsync(work, masks, found, cancellationToken).ConfigureAwait(false);
                break;
            default:
                await UpdateAsync(work, found).ConfigureAwait(false);
                if (found.Table.Name == "card_copy") await work.Outbox.RedrawAsync((string)found.Key[0]).ConfigureAwait(false);
                break;
        }
    }

    private static Task IndexAsync(UnitOfWork work, MaskText masks, FoundText found, CancellationToken cancellationToken)
    {
        var keys = found.Table.Key.Select(key => key.Name).ToList();
        var record = new RecordRef((string)found.Key[keys.IndexOf("kind")],
            new Guid((byte[])found.Key[keys.IndexOf("record_id")], bigEndian: true));
        var texts = StoredTexts.Read(found.Texts[0].Old).Where(text => masks.Mask(text.Text, found.Belongs) is null).ToList();
        return work.Search.IndexAsync(record, texts, cancellationToken);
    }

    private static async Task UpdateAsync(UnitOfWork work, FoundText found)
    {
        foreach (var (column, old, masked) in found.Texts)
            await work.Sql
                .ExecuteAsync($"UPDATE \"{found.Table.Name}\" SET \"{column}\" = $1 WHERE \"{column}\" = $2 AND {Where(found.Table, 3)}",
                    [masked, old, .. found.Key]).ConfigureAwait(false);
    }

    private static string Where(StoredTable table, int first) =>
        string.Join(" AND ", table.Key.Select((key, at) => $"\"{key.Name}\" = ${first + at}"));

    // What could not be understood is kept encrypted; a sentence that names the person goes as a whole.
    private Task<bool> DropSealedAsync(MaskText masks, Dictionary<string, int> masked, CancellationToken cancellationToken) =>
        store.WriteAsync(
            "erase",
            async (work, _) =>
            {
                foreach (var table in (string[])["unread_sentence", "second_reading"])
                {
                    var rows = await work.Sql.ListAsync($"SELECT id, key_id, body FROM {table} WHERE body IS NOT NULL",
                        row => (Id: row.Id(0), Key: row.TextOrNull(1) ?? "", Body: row.Bytes(2))).ConfigureAwait(false);
                    foreach (var row in rows.Where(
                        row => SealedText.Read(keys, row.Id, row.Key, row.Body) is { } text && masks.Mask(text, belongs: true) is not null))
                    {
                        await work.Sql.ExecuteAsync($"DELETE FROM {table} WHERE id = $1", row.Id).ConfigureAwait(false);
                        masked[table] = masked.GetValueOrDefault(table) + 1;
                    }
                }

                return true;
            },
            cancellationToken);
}
