using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CrmBot.Runtime.Store;

/// <summary>One prepared statement; kept as long as its connection.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int MostOnStack = 512;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly SqliteRow row;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        // SQLite takes $3 for a name and counts names as they appear; ?3 is the third value, as $3 is on PostgreSQL.
        var numbered = sql.Replace('$', '?');
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v3(database, numbered, raw.SQLITE_PREPARE_PERSISTENT, out statement, out var rest), database);
        if (rest.Trim().Trim(';').Length > 0) throw new ArgumentException($"Only one statement at a time: {sql}", nameof(sql));
        row = new SqliteRow(statement);
        Parameters = raw.sqlite3_bind_parameter_count(statement);
    }

    /// <summary>Number of values it takes.</summary>
    public int Parameters { get; }

    /// <summary>Binds the values; dispose the run before the statement is used again.</summary>
    public SqliteRun Run(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) Bind(i + 1, values[i]);
        return new SqliteRun(this);
    }

    public SqliteRow Row => row;

    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code == raw.SQLITE_DONE) return false;
        throw Failure(code);
    }

    public void Reset()
    {
        // The result repeats what the last step has said already.
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
    }

    public void Dispose() => statement.Dispose();

    private void Bind(int position, object? value)
    {
        var code = value switch
        {
            null => raw.SQLITE_OK, // Cleared bindings are null.
            string text => BindText(position, text),
            long number => raw.sqlite3_bind_int64(statement, position, number),
            int number => raw.sqlite3_bind_int64(statement, position, number),
            bool flag => raw.sqlite3_bind_int64(statement, position, flag ? 1 : 0),
            Guid id => BindId(position, id),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, position, 0),
            byte[] bytes => raw.sqlite3_bind_blob(statement, position, bytes),
            Enum name => raw.sqlite3_bind_int64(statement, position, Convert.ToInt64(name, CultureInfo.InvariantCulture)),
            _ => throw new ArgumentException($"A {value.GetType().Name} is no value of a statement.", nameof(value)),
        };
        if (code != raw.SQLITE_OK) throw Failure(code);
    }

    private int BindId(int position, Guid id)
    {
        Span<byte> digits = stackalloc byte[32];
        id.TryFormat(digits, out _, "N");
        return raw.sqlite3_bind_text(statement, position, digits);
    }

    private int BindText(int position, string text)
    {
        // An empty span has no address, and SQLite takes that for null.
        if (text.Length == 0) return raw.sqlite3_bind_text(statement, position, "");
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= MostOnStack)
        {
            Span<byte> bytes = stackalloc byte[MostOnStack];
            return raw.sqlite3_bind_text(statement, position, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        var code = raw.sqlite3_bind_text(statement, position, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return code;
    }

    private SqliteException Failure(int code)
    {
        var extended = raw.sqlite3_extended_errcode(database);
        return new SqliteException($"SQLite Error {code}: '{raw.sqlite3_errmsg(database).utf8_to_string()}'.", code, extended);
    }
}

/// <summary>One execution of a prepared statement.</summary>
internal readonly struct SqliteRun(SqliteStatement statement) : IDisposable
{
    public SqliteRow Row => statement.Row;

    /// <returns>False at the end.</returns>
    public bool Step() => statement.Step();

    public void Dispose() => statement.Reset();
}
