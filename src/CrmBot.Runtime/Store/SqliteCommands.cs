using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Prepared statements on SQLite's own interface. A turn runs dozens of small statements on the one writer; ADO.NET's commands, readers
/// and parameters found by name would cost it several times what SQLite itself does.
/// </summary>
internal sealed class SqliteCommands(DbConnection connection) : StoreCommands(connection, EngineKind.Sqlite)
{
    private readonly Dictionary<string, SqliteStatement> prepared = new(StringComparer.Ordinal);
    private readonly sqlite3 database = ((SqliteConnection)connection).Handle!;

    public override Task<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> values) => Task.FromResult(Execute(sql, values));

    // RETURNING would make a table of its own for its one row, which costs more than the insert.
    public override Task<long?> InsertAsync(string sql, string number, params ReadOnlySpan<object?> values) =>
        Task.FromResult<long?>(Execute(sql, values) == 1 ? raw.sqlite3_last_insert_rowid(database) : null);

    public override Task<T?> FirstAsync<T>(string sql, Func<StoreRow, T> map, params ReadOnlySpan<object?> values)
        where T : default
    {
        using var run = Bind(sql, values);
        if (!run.Step()) return Task.FromResult<T?>(default);
        var first = map(run.Row);
        // To its end: a statement that returns rows makes its changes while it is stepped.
        while (run.Step()) { }
        return Task.FromResult<T?>(first);
    }

    public override Task<List<T>> ListAsync<T>(string sql, Func<StoreRow, T> map, params ReadOnlySpan<object?> values)
    {
        using var run = Bind(sql, values);
        var rows = new List<T>();
        while (run.Step()) rows.Add(map(run.Row));
        return Task.FromResult(rows);
    }

    public override void Dispose()
    {
        foreach (var statement in prepared.Values) statement.Dispose();
        prepared.Clear();
    }

    private int Execute(string sql, ReadOnlySpan<object?> values)
    {
        using var run = Bind(sql, values);
        while (run.Step()) { }
        return raw.sqlite3_changes(database);
    }

    private SqliteRun Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var statement)) prepared.Add(sql, statement = new SqliteStatement(database, sql));
        CheckCount(sql, statement.Parameters, values.Length);
        return statement.Run(values);
    }
}
