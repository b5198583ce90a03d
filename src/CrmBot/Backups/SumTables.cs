using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CrmBot.Backups;

/// <summary>Counts every table of a database and hashes every value of every row, in the order in which the table keeps them.</summary>
internal static class SumTables
{
    private const string Tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";

    public static IReadOnlyList<TableSum> Of(SqliteConnection connection, CancellationToken cancellationToken) =>
        [.. Names(connection).Select(table => Sum(connection.Handle!, table, cancellationToken))];

    /// <summary>Rows per table without looking at them.</summary>
    public static IReadOnlyDictionary<string, long> Count(SqliteConnection connection) =>
        Names(connection).ToDictionary(table => table, table =>
        {
            using var count = Prepare(connection.Handle!, $"SELECT count(*) FROM {Quoted(table)}");
            Step(connection.Handle!, count);
            return raw.sqlite3_column_int64(count, 0);
        });

    private static List<string> Names(SqliteConnection connection)
    {
        using var names = Prepare(connection.Handle!, Tables);
        List<string> found = [];
        while (Step(connection.Handle!, names)) found.Add(raw.sqlite3_column_text(names, 0).utf8_to_string());
        return found;
    }

    // Not by an index: the order of the table itself is part of what is compared.
    private static TableSum Sum(sqlite3 database, string table, CancellationToken cancellationToken)
    {
        using var rows = Prepare(database, $"SELECT * FROM {Quoted(table)} NOT INDEXED");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var row = new ArrayBufferWriter<byte>();
        var count = 0L;
        while (Step(database, rows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var column = 0; column < raw.sqlite3_column_count(rows); column++) Add(row, rows, column);
            hash.AppendData(row.WrittenSpan);
            row.ResetWrittenCount();
            count++;
        }

        return new TableSum(table, count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // Type, length and bytes, so that no two rows look alike.
    private static void Add(ArrayBufferWriter<byte> row, sqlite3_stmt rows, int column)
    {
        var type = raw.sqlite3_column_type(rows, column);
        var bytes = type is raw.SQLITE_TEXT or raw.SQLITE_BLOB ? raw.sqlite3_column_blob(rows, column) : default;
        var start = row.GetSpan(9);
        start[0] = (byte)type;
        BinaryPrimitives.WriteInt64BigEndian(start[1..], type switch
        {
            raw.SQLITE_INTEGER => raw.sqlite3_column_int64(rows, column),
            raw.SQLITE_FLOAT => BitConverter.DoubleToInt64Bits(raw.sqlite3_column_double(rows, column)),
            _ => bytes.Length,
        });
        row.Advance(9);
        row.Write(bytes);
    }

    private static sqlite3_stmt Prepare(sqlite3 database, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        return statement;
    }

    private static bool Step(sqlite3 database, sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(code, database);
        return code == raw.SQLITE_ROW;
    }

    private static string Quoted(string table) => $"\"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
