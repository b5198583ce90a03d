using System.Text;
using SQLitePCL;

namespace CrmBot.Runtime.Store;

/// <summary>A row of SQLite.</summary>
internal sealed class SqliteRow(sqlite3_stmt statement) : StoreRow
{
    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public override long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public override byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public override Guid Key(int column) => Guid.Parse(raw.sqlite3_column_blob(statement, column));

    public override bool Truth(int column) => Number(column) != 0;
}
