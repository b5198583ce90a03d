using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CrmBot.Runtime.Store;

/// <summary>Opens the database file. Every connection of the product comes from here, so that none forgets a setting.</summary>
internal static class SqliteConnections
{
    // synchronous 2 is FULL: a commit is on disk when it returns, also when the power fails. Pages are read where the file is mapped: after
    // every commit of somebody else a connection's own copies are void, and copying them anew would cost more than
    // the look-ups. The map is as large as SQLite allows (2 GB): what lies beyond it costs a system call a page.
    private const string Everywhere =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=2; PRAGMA foreign_keys=1; PRAGMA busy_timeout=8000; PRAGMA temp_store=2; PRAGMA mmap_size=2147418112;";

    // The writer itself copies the log only when it is 64 MB long; before that, SqliteCheckpoints does.
    // What is deleted is overwritten, so that a name that was erased does not live on in a page's unused bytes.
    private const string Writer =
        "PRAGMA secure_delete=1; PRAGMA wal_autocheckpoint=16000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-16384;";
    // A reader's own pages are void after every commit, and emptying a large cache takes longer than reading from the map.
    private const string Reader = "PRAGMA query_only=1; PRAGMA cache_size=-512;";

    public static SqliteConnection OpenWriter(string path) => Open(path, Everywhere + Writer);

    public static SqliteConnection OpenReader(string path) => Open(path, Everywhere + Reader);

    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        // Sessions are kept by the store itself; a hidden second pool would keep files open after the store is closed.
        Pooling = false,
        DefaultTimeout = 8,
    }.ToString();

    /// <summary>True while a transaction is open; some errors (disk full, out of memory) end it behind our back.</summary>
    public static bool IsInTransaction(SqliteConnection connection) => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    private static SqliteConnection Open(string path, string settings)
    {
        var connection = new SqliteConnection(ConnectionString(path));
        try
        {
            connection.Open();
            Run(connection, settings);
            if (Read(connection, "PRAGMA synchronous") != "2" || Read(connection, "PRAGMA journal_mode") != "wal")
            {
                throw new InvalidOperationException(
                    $"The database {path} does not take WAL with synchronous=FULL; a commit would not be safe on disk.");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string? Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
