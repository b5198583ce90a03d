using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace CrmBot.Runtime.Store;

/// <summary>A value of a record's table, sent as the type it has (Runtime's own tables keep guids as text).</summary>
internal sealed record NativeValue(object Value);

/// <summary>Prepared commands of a connection to PostgreSQL; the server keeps their plans.</summary>
internal sealed class ServerCommands(DbConnection connection) : StoreCommands(connection, EngineKind.Postgres)
{
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);

    public override Task<int> ExecuteAsync(string sql, params ReadOnlySpan<object?> values) =>
        Bind(sql, values).ExecuteNonQueryAsync(Deadline);

    public override Task<long?> InsertAsync(string sql, string number, params ReadOnlySpan<object?> values) =>
        FirstAsync<long?>($"{sql} RETURNING {number}", row => row.Number(0), values);

    public override Task<T?> FirstAsync<T>(string sql, Func<StoreRow, T> map, params ReadOnlySpan<object?> values)
        where T : default => FirstAsync(Bind(sql, values), map, Deadline);

    public override Task<List<T>> ListAsync<T>(string sql, Func<StoreRow, T> map, params ReadOnlySpan<object?> values) =>
        ListAsync(Bind(sql, values), map, Deadline);

    public override void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        prepared.Clear();
    }

    private static async Task<T?> FirstAsync<T>(DbCommand command, Func<StoreRow, T> map, CancellationToken deadline)
    {
        await using var reader = await command.ExecuteReaderAsync(deadline).ConfigureAwait(false);
        return await reader.ReadAsync(deadline).ConfigureAwait(false) ? map(new ServerRow(reader)) : default;
    }

    private static async Task<List<T>> ListAsync<T>(DbCommand command, Func<StoreRow, T> map, CancellationToken deadline)
    {
        await using var reader = await command.ExecuteReaderAsync(deadline).ConfigureAwait(false);
        var row = new ServerRow(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(deadline).ConfigureAwait(false)) rows.Add(map(row));
        return rows;
    }

    private DbCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command)) prepared.Add(sql, command = Create(sql, values.Length));
        CheckCount(sql, command.Parameters.Count, values.Length);
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = Plain(values[i]);
        return command;
    }

    private DbCommand Create(string sql, int parameters)
    {
        var command = Connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants or made from the model; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        // Npgsql reads $1 as a position when its parameters have no name.
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new NpgsqlParameter());
        return command;
    }

    private static object Plain(object? value) => value switch
    {
        null => DBNull.Value,
        NativeValue native => native.Value,
        Guid id => id.ToString("N"),
        int number => (long)number,
        bool flag => flag ? 1L : 0L,
        Enum name => Convert.ToInt64(name, CultureInfo.InvariantCulture),
        _ => value,
    };
}
