using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Runtime.Erasing;

/// <summary>A column of a table's key.</summary>
internal sealed record KeyColumn(string Name, string Type)
{
    public object Read(StoreRow row, int at) => Type switch
    {
        "bytea" or "blob" => row.Bytes(at),
        "bigint" or "integer" => row.Number(at),
        "uuid" => row.Key(at),
        _ => row.Text(at),
    };
}

/// <summary>A table that can hold what people typed.</summary>
/// <param name="Texts">Its columns of text, those of its key included.</param>
/// <param name="Record">What kind of record it keeps; null for Runtime's own.</param>
internal sealed record StoredTable(string Name, IReadOnlyList<KeyColumn> Key, IReadOnlyList<string> Texts, RecordShape? Record);

/// <summary>All tables, as the database itself lists them: none can be forgotten.</summary>
internal static class StoredTables
{
    private const string InSqlite =
        """
        SELECT m.name, c.name, lower(c.type), c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY m.name, c.cid
        """;

    // The catalogue itself: the views of information_schema look at every right of every table, which takes a second or two.
    private const string InPostgres =
        """
        SELECT t.relname::text, a.attname::text, format_type(a.atttypid, NULL), COALESCE(array_position(k.indkey::int2[], a.attnum), -1)::bigint + 1
        FROM pg_class t
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_index k ON k.indrelid = t.oid AND k.indisprimary
        WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace ORDER BY t.relname, a.attnum
        """;

    public static async Task<List<StoredTable>> ListAsync(ReadView view)
    {
        var rows = await view.Sql.ListAsync(
            view.Engine == EngineKind.Sqlite ? InSqlite : InPostgres,
            row => (Table: row.Text(0), Column: row.Text(1), Type: row.Text(2), Key: row.Number(3))).ConfigureAwait(false);
        var records = RecordShapes.ByTable(view.Db);
        return
        [
            .. rows.GroupBy(row => row.Table).Where(table => !table.Key.StartsWith("__EF", StringComparison.Ordinal)).Select(table => Table(
                table.Key, [.. table.Where(row => row.Key > 0).OrderBy(row => row.Key).Select(row => new KeyColumn(row.Column, row.Type))],
                [.. table.Where(row => IsText(row.Type)).Select(row => row.Column)], records.GetValueOrDefault(table.Key))),
        ];
    }

    // A record's guids are text on SQLite; only what its class calls text counts.
    private static StoredTable Table(string name, IReadOnlyList<KeyColumn> key, IReadOnlyList<string> texts, RecordShape? record) => new(
        name, key, record is null ? texts : [.. record.Fields.Where(field => field.Property.ClrType == typeof(string))
            .Select(field => field.Property.GetColumnName())], record);

    private static bool IsText(string type) =>
        type is "text" or "character varying" || type.StartsWith("varchar", StringComparison.Ordinal);
}
