using System.Data.Common;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Prepared statements of one connection. Parameters are positional (<c>$1</c>, <c>$2</c> …) on both engines. Guids travel as 32 hex
/// digits in TEXT, enums, bools and ints as BIGINT, so that one statement serves both. Used by one unit of work at a time.
/// </summary>
internal abstract class StoreCommands(DbConnection connection, EngineKind engine) : IDisposable
{
    public EngineKind Engine { get; } = engine;

    public DbConnection Connection { get; } = connection;

    /// <summary>Ends waiting for the server (PostgreSQL only); set by the store for each unit of work.</summary>
    public CancellationToken Deadline { get; set; }

    public static StoreCommands On(DbConnection connection, EngineKind engine) =>
        engine == EngineKind.Sqlite ? new SqliteCommands(connection) : new ServerCommands(connection);

    /// <summary>Runs a statement.</summary>
    /// <returns>Number of rows changed.</returns>
    public abstract Task<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> values);

    /// <summary>Runs an INSERT of one row into a table that numbers its rows.</summary>
    /// <param name="number">The column of the number; SQLite's row id.</param>
    /// <returns>The row's number; null when nothing was inserted.</returns>
    public abstract Task<long?> InsertAsync(string sql, string number, params ReadOnlySpan<object?> values);

    /// <summary>The first row, or default (null for classes and for a map to a nullable value) when there is none.</summary>
    public abstract Task<T?> FirstAsync<T>(string sql, Func<StoreRow, T> map, params ReadOnlySpan<object?> values);

    /// <summary>All rows, in the statement's order.</summary>
    public abstract Task<List<T>> ListAsync<T>(string sql, Func<StoreRow, T> map, params ReadOnlySpan<object?> values);

    public abstract void Dispose();

    private protected static void CheckCount(string sql, int prepared, int given)
    {
        if (prepared != given) throw new ArgumentException($"The statement takes {prepared} values, not {given}: {sql}", nameof(sql));
    }
}
