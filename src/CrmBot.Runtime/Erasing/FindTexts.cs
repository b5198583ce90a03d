using System.Text.RegularExpressions;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Erasing;

/// <summary>A row in which something stands that must go.</summary>
/// <param name="Key">The values of its table's key, in its order.</param>
/// <param name="Texts">The columns that change, as they are and as they will be.</param>
internal sealed record FoundText(
    StoredTable Table, IReadOnlyList<object> Key, bool Belongs, IReadOnlyList<(string Column, string Old, string New)> Texts);

/// <summary>Looks for words in every text of every table.</summary>
internal sealed partial class FindTexts(ErasedWords words)
{
    // A sealed log cannot be changed, and holds no text of people: what it would find there is a defect, and shown as such.
    private static readonly string[] Sealed = ["audit_row", "audit_block"];

    public MaskText Masks { get; } = new(words.Words);

    /// <param name="all">Also where nothing can be changed: to see whether anything is left.</param>
    public async Task<List<FoundText>> InAsync(ReadView view, StoredTable table, bool all)
    {
        if (table.Texts.Count == 0 || table.Key.Count == 0 || (!all && Sealed.Contains(table.Name))) return [];
        var (keys, texts) = (table.Key.Count, table.Texts.Count);
        var columns = string.Join(", ", table.Key.Select(key => key.Name).Concat(table.Texts).Select(name => $"\"{name}\""));
        var rows = await view.Sql.ListAsync($"SELECT {columns} FROM \"{table.Name}\"", row => Read(table, row, keys, texts))
            .ConfigureAwait(false);
        return [.. rows.OfType<FoundText>()];
    }

    private FoundText? Read(StoredTable table, StoreRow row, int keys, int texts)
    {
        var values = Enumerable.Range(keys, texts).Select(row.TextOrNull).ToList();
        // Most rows by far have nothing in them.
        if (!values.Exists(value => value is not null && Masks.MayHold(value))) return null;
        object[] key = table.Record is null ? [.. table.Key.Select((column, at) => column.Read(row, at))] : [row.Key(0)];
        if (key is [Guid own] && words.Spared.Contains(own)) return null;
        var belongs = (key is [Guid id] && words.Records.Contains(id)) || values.Exists(value => value is not null && Mentions(value));
        if (!values.Exists(value => value is not null && Masks.Mask(value, belongs) is not null)) return null;
        return new FoundText(table, key, belongs,
            [.. values.Select((value, at) => (table.Texts[at], Old: value ?? "", New: value is null ? "" : Masks.MaskWhole(value, belongs)))
                .Where(text => text.Old != text.New)]);
    }

    // Names what belongs to the person, or them in a way that nobody else is named.
    private bool Mentions(string text)
    {
        foreach (var token in Ids().EnumerateMatches(text))
            if (Guid.TryParse(text.AsSpan(token.Index, token.Length), out var id) && words.Records.Contains(id)) return true;
        return Masks.Mask(text, belongs: false) is not null;
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{12}", RegexOptions.None,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ids();
}
