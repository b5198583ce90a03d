using System.Data.Common;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CrmBot.Tests.Privacy;

/// <param name="Type">text, uuid, blob, boolean, or that of a number.</param>
internal sealed record FilledColumn(string Table, string Name, string Type, bool IsKey);

/// <summary>Every table of a program's store, as the database itself lists them, for rows that no program would write.</summary>
internal sealed class TablesToFill(DbConnection connection, EngineKind engine) : IAsyncDisposable
{
    private const string InSqlite =
        "SELECT m.name, c.name, lower(c.type), c.pk > 0 FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid";

    private const string InPostgres =
        """
        SELECT t.relname::text, a.attname::text, CASE format_type(a.atttypid, NULL) WHEN 'character varying' THEN 'text' WHEN 'bytea' THEN 'blob' ELSE format_type(a.atttypid, NULL) END,
          EXISTS (SELECT 1 FROM pg_index k WHERE k.indrelid = t.oid AND k.indisprimary AND a.attnum = ANY (k.indkey))
        FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace ORDER BY t.relname, a.attnum
        """;

    public static async Task<TablesToFill> OpenAsync(CrmBotTestApp app, EngineKind engine)
    {
        DbConnection connection = engine == EngineKind.Sqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(app.DataFolder, "crmbot.db"),
                Pooling = false, DefaultTimeout = 30 }.ToString())
            : new NpgsqlConnection(StoreScan.Server(app) + ";Pooling=false");
        await connection.OpenAsync();
        var tables = new TablesToFill(connection, engine);
        // What the rows point at does not exist.
        await using var command =
            tables.Command(engine == EngineKind.Sqlite ? "PRAGMA foreign_keys=0" : "SET session_replication_role = replica");
        await command.ExecuteNonQueryAsync();
        return tables;
    }

    public async Task<List<FilledColumn>> ColumnsAsync()
    {
        await using var command = Command(engine == EngineKind.Sqlite ? InSqlite : InPostgres);
        await using var reader = await command.ExecuteReaderAsync();
        List<FilledColumn> columns = [];
        while (await reader.ReadAsync())
            columns.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2),
                Convert.ToBoolean(reader.GetValue(3), System.Globalization.CultureInfo.InvariantCulture)));
        return columns;
    }

    public async Task InsertAsync(string table, List<FilledColumn> columns, List<object> values)
    {
        var given = engine == EngineKind.Sqlite ? "" : "OVERRIDING SYSTEM VALUE ";
        await using var command =
            Command(
                $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) {given}VALUES ({string.Join(", ", columns.Select((_, at) => $"@p{at}"))})");
        for (var at = 0; at < columns.Count; at++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{at}", values[at]);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
