using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Prepared commands of one connection, for Runtime's own tables. Parameters are positional (<c>$1</c>, <c>$2</c> …) on both engines.
/// Guids travel as 32 hex digits in TEXT, enums, bools and ints as BIGINT, so that one statement serves both.
/// Used by one unit of work at a time.
/// </summary>
internal sealed class StoreCommands(DbConnection connection, EngineKind engine) : IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);

    public EngineKind Engine { get; } = engine;

    public DbConnection Connection { get; } = connection;

    /// <summary>Ends waiting for the server (PostgreSQL only); set by the store for each unit of work.</summary>
    public CancellationToken Deadline { get; set; }

    /// <summary>Runs a statement.</summary>
    /// <returns>Number of rows changed.</returns>
    public Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        var command = Bind(sql, values);
        return Engine == EngineKind.Sqlite ? Task.FromResult(command.ExecuteNonQuery()) : command.ExecuteNonQueryAsync(Deadline);
    }

    /// <summary>The first row, or default (null for classes and for a map to a nullable value) when there is none.</summary>
    public Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] values)
    {
        var command = Bind(sql, values);
        return Engine == EngineKind.Sqlite ? Task.FromResult(First(command, map)) : FirstAsync(command, map, Deadline);
    }

    /// <summary>All rows, in the statement's order.</summary>
    public Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] values)
    {
        var command = Bind(sql, values);
        return Engine == EngineKind.Sqlite ? Task.FromResult(List(command, map)) : ListAsync(command, map, Deadline);
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        prepared.Clear();
    }

    // SQLite has no asynchronous calls of its own: its async methods only wrap these.
    private static T? First<T>(DbCommand command, Func<DbDataReader, T> map)
    {
        using var reader = command.ExecuteReader();
        return reader.Read() ? map(reader) : default;
    }

    private static List<T> List<T>(DbCommand command, Func<DbDataReader, T> map)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    private static async Task<T?> FirstAsync<T>(DbCommand command, Func<DbDataReader, T> map, CancellationToken deadline)
    {
        await using var reader = await command.ExecuteReaderAsync(deadline).ConfigureAwait(false);
        return await reader.ReadAsync(deadline).ConfigureAwait(false) ? map(reader) : default;
    }

    private static async Task<List<T>> ListAsync<T>(DbCommand command, Func<DbDataReader, T> map, CancellationToken deadline)
    {
        await using var reader = await command.ExecuteReaderAsync(deadline).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(deadline).ConfigureAwait(false))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    private DbCommand Bind(string sql, object?[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = Create(sql, values.Length);
            prepared.Add(sql, command);
        }

        if (command.Parameters.Count != values.Length)
        {
            throw new ArgumentException($"The statement was prepared for {command.Parameters.Count} values, not {values.Length}: {sql}", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = Plain(values[i]);
        }

        return command;
    }

    private DbCommand Create(string sql, int parameters)
    {
        var command = Connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants of this assembly; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
        {
            // Npgsql reads $1 as a position when its parameters have no name.
            command.Parameters.Add(Engine == EngineKind.Sqlite
                ? new SqliteParameter { ParameterName = $"${i}" }
                : new NpgsqlParameter());
        }

        return command;
    }

    private static object Plain(object? value) => value switch
    {
        null => DBNull.Value,
        string or long or byte[] => value,
        Guid id => id.ToString("N"),
        int number => (long)number,
        bool flag => flag ? 1L : 0L,
        Enum name => Convert.ToInt64(name, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };
}
